package io.moorline.demo.annuity;

import io.moorline.demo.annuity.Masters.Origin;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes the facts of a block, each from its own number alone. */
final class FactMaker {

  private static final LocalDate FIRST_MONTH = LocalDate.of(2025, 1, 1);
  private static final int MONTHS = 12;
  private static final int PLANS_PER_BLOCK = 4;
  private static final int PORTFOLIOS_PER_PLAN = 3;

  private final long seed;
  private final long plans;

  FactMaker(long seed, long block) {
    this.seed = seed;
    this.plans = PLANS_PER_BLOCK * (block + 1);
  }

  ScaleDetail make(long row, Kind kind) {
    RandomGenerator random = new SplittableRandom(seed * 1_000_003 + row);
    String serial = String.format(Locale.ROOT, "R%09d", row);
    switch (kind) {
      case NO_KEY:
        return shared(Spelling.blank(random), row, random);
      case LATE:
        return withoutPlan(serial, row, Origin.LATE, random);
      case UNDERIVABLE:
        return withoutPlan(serial, row, Origin.NEVER, random);
      case WITHOUT_PORTFOLIO:
        return withoutPortfolio(shared(serial, row, random), random);
      case TOGETHER:
        return fact(
            serial, row, random, plan(Origin.TOGETHER, row), portfolio(Origin.TOGETHER, row));
      case UPDATED:
        return fact(serial, row, random, plan(Origin.UPDATED, row), portfolio(Origin.UPDATED, row));
      case STORED:
        return stored(serial, row, Origin.STORED, random.nextInt(Masters.STORED), random);
      case ODDLY_STORED:
        return stored(
            serial, row, Origin.ODDLY_STORED, random.nextInt(Masters.ODDLY_STORED), random);
      case VARIANT:
        return variant(shared(serial, row, random), random);
      default:
        return shared(serial, row, random);
    }
  }

  /** What is first loaded of a fact that is corrected later. */
  static ScaleDetail beforeCorrection(ScaleDetail corrected) {
    Plan plan = corrected.plan();
    return corrected
        .withPlan(new Plan(plan.code(), "", plan.type(), plan.client(), plan.companyId()))
        .withClosing(corrected.opening());
  }

  private ScaleDetail shared(@Nullable String serial, long row, RandomGenerator random) {
    long number = random.nextLong(plans);
    long portfolio = number * PORTFOLIOS_PER_PLAN + random.nextInt(PORTFOLIOS_PER_PLAN);
    return fact(
        serial,
        row,
        random,
        partlyBlank(plan(Origin.SHARED, number), random),
        partlyBlank(portfolio(Origin.SHARED, portfolio), random));
  }

  private static ScaleDetail stored(
      String serial, long row, Origin origin, int number, RandomGenerator random) {
    return fact(serial, row, random, plan(origin, number), portfolio(origin, number));
  }

  private static ScaleDetail withoutPlan(
      String serial, long row, Origin origin, RandomGenerator random) {
    Plan blank = plan(origin, row).withCode(Spelling.blank(random));
    return fact(serial, row, random, blank, portfolio(origin, row));
  }

  private static ScaleDetail withoutPortfolio(ScaleDetail fact, RandomGenerator random) {
    return withCodes(fact, fact.plan().code(), Spelling.blank(random));
  }

  private static ScaleDetail variant(ScaleDetail fact, RandomGenerator random) {
    return withCodes(
        fact,
        Spelling.variant(fact.plan().code(), random),
        Spelling.portfolioVariant(fact.portfolio().code(), random));
  }

  private static ScaleDetail withCodes(
      ScaleDetail fact, @Nullable String plan, @Nullable String portfolio) {
    return fact.withPlan(fact.plan().withCode(plan))
        .withPortfolio(fact.portfolio().withCode(portfolio));
  }

  private static Plan partlyBlank(Plan plan, RandomGenerator random) {
    return new Plan(
        plan.code(),
        maybeBlank(plan.name(), random),
        maybeBlank(plan.type(), random),
        maybeBlank(plan.client(), random),
        maybeBlank(plan.companyId(), random));
  }

  private static Portfolio partlyBlank(Portfolio portfolio, RandomGenerator random) {
    return new Portfolio(
        portfolio.code(),
        maybeBlank(portfolio.name(), random),
        maybeBlank(portfolio.type(), random),
        random.nextBoolean() ? null : portfolio.start());
  }

  private static @Nullable String maybeBlank(@Nullable String text, RandomGenerator random) {
    return random.nextBoolean() ? Spelling.blank(random) : text;
  }

  private static ScaleDetail fact(
      @Nullable String serial, long row, RandomGenerator random, Plan plan, Portfolio portfolio) {
    long opening = random.nextLong(10_000_000_000L);
    long inflow = random.nextLong(1_000_000);
    long outflow = random.nextLong(1_000_000);
    return new ScaleDetail(
        serial,
        FIRST_MONTH.plusMonths(row % MONTHS),
        plan,
        portfolio,
        BigDecimal.valueOf(opening, 2),
        BigDecimal.valueOf(opening + inflow - outflow + 1, 2),
        BigDecimal.valueOf(inflow, 2),
        BigDecimal.valueOf(outflow, 2),
        BigDecimal.valueOf(random.nextInt(-5_000_000, 9_000_000), 8));
  }

  private static Plan plan(Origin origin, long number) {
    return Masters.plan(origin, number);
  }

  private static Portfolio portfolio(Origin origin, long number) {
    return Masters.portfolio(origin, number);
  }
}
