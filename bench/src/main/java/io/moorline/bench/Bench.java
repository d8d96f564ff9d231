package io.moorline.bench;

import io.moorline.bench.report.Figures;
import io.moorline.bench.report.Machine;
import io.moorline.bench.report.Plot;
import io.moorline.bench.report.ResultFile;
import io.moorline.bench.report.Table;
import io.moorline.bench.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;

/** Runs sections on one stack, and shows what they measured. */
public final class Bench extends Options {

  private static final int INVALID = 3;

  public static void main(String[] args) {
    System.setProperty("logback.configurationFile", "bench-logback.xml");
    // bench/run gives the usual place of the results before whatever else it was given.
    CommandLine command = new CommandLine(new Bench()).setOverwrittenOptionsAllowed(true);
    System.exit(command.execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Figures figures = new Figures(Bench::tell);
    Map<String, Section> chosen = chosen();
    try (Stack stack = new Stack()) {
      for (Map.Entry<String, Section> section : chosen.entrySet()) {
        System.err.println("measuring " + section.getKey() + " ...");
        section.getValue().run(stack, scale(), figures);
      }
      return report(context(stack, chosen.keySet()), figures);
    }
  }

  /** A run of everything takes more than an hour: one sees that it goes on. */
  private static void tell(String name, String unit, double value) {
    System.err.printf("  %-60s %,12.1f  %s%n", name, value, unit);
  }

  private Map<String, Section> chosen() {
    Map<String, Section> all = Sections.all();
    if (!all.keySet().containsAll(sections)) {
      throw new CommandLine.ParameterException(
          new CommandLine(this), "there are the sections " + String.join(", ", all.keySet()));
    }
    Set<String> wanted = sections.isEmpty() ? Set.copyOf(all.keySet()) : sections;
    all.keySet().retainAll(wanted);
    return all;
  }

  private static Map<String, String> machine(Stack stack) throws Exception {
    Map<String, String> context = Machine.describe();
    context.put("postgres", stack.value("postgres", "SHOW server_version"));
    return context;
  }

  /** Of each section, how much of it there was, and when. */
  private Map<String, String> context(Stack stack, Set<String> measured) throws Exception {
    Map<String, String> context = machine(stack);
    String now =
        "%d rows, %d rounds, %s".formatted(scale().rows(), scale().rounds(), LocalDate.now());
    measured.forEach(section -> context.put(section, now));
    return context;
  }

  /** What only other sections measure is taken over from the run before. */
  private int report(Map<String, String> context, Figures figures) throws IOException {
    ResultFile file = new ResultFile(results.resolve("latest.json"));
    if (!sections.isEmpty()) {
      file.figures().forEach(figures::keep);
      file.context().forEach(context::putIfAbsent);
    }
    Verdict verdict = Verdict.of(figures);
    file.write(context, figures, verdict);
    Files.writeString(results.resolve("ratios.svg"), Plot.of(verdict));
    System.out.println(Table.of(figures, verdict));
    return verdict.isValid() ? 0 : INVALID;
  }
}
