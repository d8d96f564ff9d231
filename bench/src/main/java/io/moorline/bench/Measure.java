package io.moorline.bench;

import io.moorline.bench.report.Figures;

/** Times something, and says what it took. */
public final class Measure {

  /** Something that is ready to be run and timed. */
  @FunctionalInterface
  public interface Work {
    /** Returns when everything is done. */
    void run() throws Exception;
  }

  private Measure() {}

  /** One more run of a figure and of those that stand beside it. */
  public static void add(Stack stack, double rows, Work work, String figure, Figures figures)
      throws Exception {
    stack.settle();
    Effort before = stack.effort();
    long begun = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - begun) / 1e9;
    Effort spent = stack.effort().since(before);
    figures.add(figure, "rows/s", rows / seconds);
    figures.add(figure + ".client", "µs/row", spent.client().toNanos() / 1000 / rows);
    figures.add(figure + ".server", "µs/row", spent.server().toNanos() / 1000 / rows);
    figures.add(figure + ".wal", "bytes/row", spent.wal() / rows);
  }
}
