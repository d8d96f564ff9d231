package io.moorline.bench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * What a ratio of two figures of one run should be.
 *
 * @param limit the least it should be, or the most
 */
public record Goal(
    String name, String numerator, String denominator, boolean atLeast, double limit) {

  public static Goal atLeast(double limit, String name, String numerator, String denominator) {
    return new Goal(name, numerator, denominator, true, limit);
  }

  public static Goal atMost(double limit, String name, String numerator, String denominator) {
    return new Goal(name, numerator, denominator, false, limit);
  }

  /** Of the medians; none when one of them was not measured. */
  public Optional<Double> reached(Figures figures) {
    return figures
        .get(numerator)
        .flatMap(above -> figures.get(denominator).map(below -> above.median() / below.median()));
  }

  public boolean isMet(double ratio) {
    return atLeast ? ratio >= limit : ratio <= limit;
  }

  public String wanted() {
    BigDecimal rounded = BigDecimal.valueOf(limit).round(new MathContext(2));
    return (atLeast ? ">= " : "<= ") + rounded.stripTrailingZeros().toPlainString();
  }
}
