package io.moorline.bench.report;

/** What became of a goal. */
public record Ratio(Goal goal, double value) {

  public boolean isMet() {
    return goal.isMet(value);
  }
}
