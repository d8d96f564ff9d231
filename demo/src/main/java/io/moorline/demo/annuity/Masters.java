package io.moorline.demo.annuity;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The plans and portfolios there are in this world, by number. */
final class Masters {

  static final int STORED = 20;
  static final int ODDLY_STORED = 5;

  private static final List<String> PLAN_TYPES = List.of("单一计划", "集合计划", "标准计划");
  private static final List<String> PORTFOLIO_TYPES = List.of("固定收益型", "混合型", "权益型");
  private static final LocalDate FIRST_START = LocalDate.of(2012, 3, 1);

  /** A plan or portfolio with its first letters: they tell how it comes into the database. */
  enum Origin {
    /** Through facts alone. */
    SHARED("AN", "QT"),
    /** In the transaction of its fact. */
    TOGETHER("TX", "TP"),
    /** Through a fact that is corrected while it waits. */
    UPDATED("WT", "WP"),
    /** Before everything else, by hand. */
    STORED("EX", "EP"),
    /** Likewise, oddly spelled. */
    ODDLY_STORED("OD", "OP"),
    /** By hand, after everything else; the plan is nowhere. */
    LATE("", "LT"),
    /** Never. */
    NEVER("", "UD");

    private final String plan;
    private final String portfolio;

    Origin(String plan, String portfolio) {
      this.plan = plan;
      this.portfolio = portfolio;
    }
  }

  private Masters() {}

  static Plan plan(Origin origin, long number) {
    return new Plan(
        code(origin.plan, number),
        "企业年金计划第" + number + "号",
        PLAN_TYPES.get((int) (number % PLAN_TYPES.size())),
        "委托人公司" + number,
        code("C", number));
  }

  static Portfolio portfolio(Origin origin, long number) {
    return new Portfolio(
        code(origin.portfolio, number),
        "投资组合" + number,
        PORTFOLIO_TYPES.get((int) (number % PORTFOLIO_TYPES.size())),
        FIRST_START.plusDays(number % 3_000));
  }

  /** How a person once typed it: lower case, full width. */
  static String oddly(String code) {
    return Spelling.fullWidth(code.toLowerCase(Locale.ROOT));
  }

  static List<Plan> storedPlans() {
    return IntStream.range(0, STORED).mapToObj(i -> plan(Origin.STORED, i)).toList();
  }

  static List<Portfolio> storedPortfolios() {
    return IntStream.range(0, STORED).mapToObj(i -> portfolio(Origin.STORED, i)).toList();
  }

  private static String code(String letters, long number) {
    return String.format(Locale.ROOT, "%s%06d", letters, number);
  }
}
