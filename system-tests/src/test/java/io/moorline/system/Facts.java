package io.moorline.system;

/** SQL that writes the example's rows. */
final class Facts {

  private Facts() {}

  /** A fact with a plan and a portfolio, and attributes for both. */
  static String insert(String serial, String plan, String portfolio) {
    return insert(serial, plan, portfolio, "计划 " + plan);
  }

  static String insert(String serial, String plan, String portfolio, String planName) {
    return """
    INSERT INTO staging.规模明细 (流水号, 月度, 计划代码, 计划名称, 组合代码, 组合名称, 期末规模)
    VALUES (%s, '2026-10-01', %s, %s, %s, '组合', 100.50)\
    """
        .formatted(literal(serial), literal(plan), literal(planName), literal(portfolio));
  }

  /** {@code count} facts that all point at known references: plan K1, portfolio 1. */
  static String insertKnown(String prefix, int count) {
    return """
    INSERT INTO staging.规模明细 (流水号, 月度, 计划代码, 计划名称, 组合代码, 组合名称, 期末规模)
    SELECT '%s' || n, '2026-10-01', 'K1', '已知', '1', '组合', n
    FROM generate_series(1, %d) n\
    """
        .formatted(prefix, count);
  }

  static String insertPlan(String code) {
    return "INSERT INTO business.年金计划 (年金计划号, 计划全称) VALUES (%s, '权威')".formatted(literal(code));
  }

  static String insertPortfolio(String code, String plan) {
    return "INSERT INTO business.组合计划 (组合代码, 年金计划号, 组合名称) VALUES (%s, %s, '权威')"
        .formatted(literal(code), literal(plan));
  }

  static String written(String serial) {
    return "SELECT count(*) FROM business.规模明细 WHERE 流水号 = " + literal(serial);
  }

  private static String literal(String text) {
    return text == null ? "NULL" : "'" + text.replace("'", "''") + "'";
  }
}
