package io.moorline.bench.report;

import java.util.List;

/**
 * One thing that was measured, as often as it was.
 *
 * @param name dotted, the section first: {@code sink.bigint.first.moorline}
 * @param unit of every value
 */
public record Figure(String name, String unit, List<Double> runs) {

  public Figure {
    runs = List.copyOf(runs);
  }

  public double median() {
    List<Double> sorted = runs.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  public double min() {
    return runs.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  public double max() {
    return runs.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}
