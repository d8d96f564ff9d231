package io.moorline.system.crash;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Random;

/**
 * Makes the rows of one hand. Its plans and portfolios grow with the rows, so that there is always
 * something to derive; the first letter of a code tells what becomes of it.
 */
final class FactRows {

  /** Of portfolios that a person enters while their rows wait. */
  static final String LATE = "L";

  /** Of portfolios that nobody ever enters. */
  private static final String NEVER = "N";

  /** Of plans that come with their facts. */
  private static final String TOGETHER = "T";

  private static final int FIRST_PLANS = 20;

  private final String hand;
  private final int rowsPerPlan;
  private final Random random;
  private final Spelling spelling;
  private int count;

  FactRows(String hand, int rowsPerPlan, Random random) {
    this.hand = hand;
    this.rowsPerPlan = rowsPerPlan;
    this.random = random;
    this.spelling = new Spelling(random);
  }

  FactRow next() {
    FactRow row = ordinary();
    String own = hand + count;
    switch (random.nextInt(40)) {
      case 0:
        return row.withSerial(spelling.blank());
      case 1:
        return row.with(spelling.blank(), NEVER + own);
      case 2:
        return row.with(spelling.blank(), LATE + own);
      case 3:
        return row.with(row.plan(), spelling.blank());
      case 4:
        return row.with(spelling.blank(), spelling.blank());
      case 5:
        return row.with(spelling.blank(), row.portfolio());
      default:
        return row;
    }
  }

  /** A row whose plan and portfolio are its own, to be entered in its transaction. */
  FactRow together() {
    FactRow row = ordinary();
    return row.with(TOGETHER + hand + count, TOGETHER + hand + count);
  }

  String plan() {
    return spelling.ofCode(code(random.nextInt(plans())));
  }

  private FactRow ordinary() {
    count++;
    int plan = random.nextInt(plans());
    String code = code(plan);
    return new FactRow(
        spelling.of(String.format(Locale.ROOT, "%s%06d", hand, count)),
        String.format(Locale.ROOT, "2026-%02d-01", 1 + count % 12),
        spelling.ofCode(code),
        attribute("计划 " + code),
        attribute("集合计划"),
        attribute("客户 " + plan % 7),
        hand,
        spelling.ofPadded("F" + hand + plan + "X" + random.nextInt(3)),
        attribute("组合 " + code),
        attribute("权益"),
        BigDecimal.valueOf(random.nextInt(1_000_000), 2).toString());
  }

  private int plans() {
    return FIRST_PLANS + count / rowsPerPlan;
  }

  private String code(int plan) {
    return String.format(Locale.ROOT, "P%s%04d", hand, plan);
  }

  private String attribute(String text) {
    return random.nextInt(3) == 0 ? spelling.blank() : text;
  }
}
