package io.moorline.bench.flow;

import io.moorline.bench.report.Figures;

/** From the commit of a row's source to the commit of the row, in milliseconds. */
record Latency(double median, double p99) {

  void into(Figures figures, String name) {
    figures.add(name + ".p50", "ms", median);
    figures.add(name + ".p99", "ms", p99);
  }
}
