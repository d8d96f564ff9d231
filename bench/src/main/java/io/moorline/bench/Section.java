package io.moorline.bench;

import io.moorline.bench.report.Figures;

/** A part of the benchmark that can be run alone. */
@FunctionalInterface
public interface Section {

  /** Measures, interleaved and as often as the scale says. */
  void run(Stack stack, Scale scale, Figures figures) throws Exception;
}
