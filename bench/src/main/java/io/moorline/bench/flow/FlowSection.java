package io.moorline.bench.flow;

import io.moorline.bench.Scale;
import io.moorline.bench.Section;
import io.moorline.bench.Stack;
import io.moorline.bench.report.Figures;
import java.util.List;
import java.util.stream.Stream;

/** From the commit of a row to the commit of what became of it. */
public final class FlowSection implements Section {

  private static final String MOORLINE = "moorline";
  private static final int PARTITIONS = 4;

  /** Until the compiler has little left to do: with less, it takes a sixth of what is measured. */
  private static final int WARM_UP = 100_000;

  /** The peer comes first: its rate says how much of a load there is. */
  @Override
  public void run(Stack stack, Scale scale, Figures figures) throws Exception {
    List<String> who = Stream.of(Course.PEER, MOORLINE).filter(scale::includes).toList();
    Figures unheeded = new Figures();
    for (String name : who) {
      compete(stack, name, Math.min(scale.rows(), WARM_UP), unheeded);
    }
    for (int round = 0; round < scale.rounds(); round++) {
      for (String name : who) {
        compete(stack, name, scale.rows(), figures);
      }
    }
  }

  private static void compete(Stack stack, String name, int rows, Figures figures)
      throws Exception {
    boolean moorline = name.equals(MOORLINE);
    try (Tables tables = new Tables(stack, moorline);
        Chain chain = moorline ? moorline(stack) : new DebeziumChain(stack, PARTITIONS)) {
      tables.warmUp(chain);
      Course course = new Course(stack, tables, chain, figures, rows);
      course.backlog(name);
      course.idle(moorline ? "known" : name, false);
      course.load(moorline ? "known" : name, false);
      if (moorline) {
        course.idle("new", true);
        course.load("new", true);
      }
    }
  }

  private static Chain moorline(Stack stack) {
    return new MoorlineChain(stack, PARTITIONS);
  }
}
