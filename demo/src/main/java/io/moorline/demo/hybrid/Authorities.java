package io.moorline.demo.hybrid;

import io.moorline.demo.example.Elsewhere;
import io.moorline.demo.example.Table;
import io.moorline.demo.example.Transactions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the legacy databases know: first, and after they have learned more. */
final class Authorities {

  private static final int ORGANIZATIONS = 8;
  private static final int NEW_ORGANIZATIONS = 2;

  /** Portfolios of plans that the hub itself does not know. */
  private static final List<String> ORPHANS = List.of("OP0000", "OP0001");

  private static final String PLAN = "INSERT INTO annuity_hub.年金计划 VALUES (?, ?, ?, ?)";
  private static final String PORTFOLIO = "INSERT INTO annuity_hub.组合计划 VALUES (?, ?, ?, ?)";
  private static final String ORGANIZATION = "INSERT INTO enterprise.组织架构 VALUES (?, ?)";

  private static final List<String> FORGET =
      List.of(
          "DELETE FROM annuity_hub.年金计划 WHERE 年金计划号 REGEXP '^(TK|BL|GO)'",
          "DELETE FROM enterprise.组织架构 WHERE org_code LIKE 'NW%'",
          "UPDATE annuity_hub.年金计划 SET 计划全称 = concat('新计划', 年金计划号)"
              + " WHERE 年金计划号 REGEXP '^(CH|HC)'");

  private final Elsewhere elsewhere;

  Authorities(Elsewhere elsewhere) {
    this.elsewhere = elsewhere;
  }

  static String portfolio(String plan) {
    return "Q" + plan;
  }

  /**
   * @param isNew one that nobody knows yet
   */
  static String organization(long number, boolean isNew) {
    return isNew ? "NW" + number % NEW_ORGANIZATIONS : "BJ" + number % ORGANIZATIONS;
  }

  /** What they know before any fact comes. */
  void begin() throws SQLException {
    write(
        connection -> {
          if (isEmpty(connection)) {
            Table.batch(connection, PLAN, knownPlans());
            Table.batch(connection, PORTFOLIO, knownPortfolios());
            Table.batch(connection, ORGANIZATION, organizations(ORGANIZATIONS, false));
          }
        });
  }

  /** What they have learned since, called otherwise and dropped. */
  void learn() throws SQLException {
    write(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            for (String change : FORGET) {
              statement.execute(change);
            }
          }
          Table.batch(connection, PLAN, learnedPlans());
          Table.batch(connection, ORGANIZATION, organizations(NEW_ORGANIZATIONS, true));
        });
  }

  private static List<List<@Nullable Object>> knownPlans() {
    List<List<@Nullable Object>> plans = new ArrayList<>();
    Stream.of(Kind.values())
        .filter(Kind::isKnownEarly)
        .forEach(kind -> kind.plans().forEach(plan -> plans.add(plan(known(kind, plan), plan))));
    Kind.TWICE.plans().forEach(plan -> plans.add(plan(Spelling.odd(plan, 1), plan)));
    plans.add(plan("  ", "无号"));
    return plans;
  }

  private static List<List<@Nullable Object>> learnedPlans() {
    List<List<@Nullable Object>> plans = new ArrayList<>();
    Kind.LEARNED.plans().forEach(plan -> plans.add(plan(plan, plan)));
    Kind.HALF_LEARNED
        .plans()
        .forEach(plan -> plans.add(Arrays.asList(plan, "计划" + plan, "单一计划", null)));
    return plans;
  }

  private static List<List<@Nullable Object>> knownPortfolios() {
    List<List<@Nullable Object>> portfolios = new ArrayList<>();
    Stream.of(Kind.values())
        .filter(Kind::isKnownEarly)
        .forEach(kind -> kind.plans().forEach(plan -> portfolios.add(portfolio(kind, plan))));
    ORPHANS.forEach(plan -> portfolios.add(portfolio(Kind.KNOWN, plan)));
    return portfolios;
  }

  private static List<List<@Nullable Object>> organizations(int count, boolean isNew) {
    List<List<@Nullable Object>> organizations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      organizations.add(List.of(organization(i, isNew), "机构" + organization(i, isNew)));
    }
    return organizations;
  }

  private static List<@Nullable Object> plan(String code, String name) {
    return List.of(code, "计划" + name, "单一计划", "客户" + name);
  }

  private static List<@Nullable Object> portfolio(Kind kind, String plan) {
    return List.of(portfolio(known(kind, plan)), known(kind, plan), "组合" + plan, "含权益");
  }

  /** As the hub spells it. */
  private static String known(Kind kind, String plan) {
    return kind == Kind.SPELLED ? Spelling.odd(plan, plan.hashCode() & 3) : plan;
  }

  private static boolean isEmpty(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 1 FROM annuity_hub.年金计划 LIMIT 1")) {
      return !rows.next();
    }
  }

  private interface Work {
    void run(Connection connection) throws SQLException;
  }

  private void write(Work work) throws SQLException {
    try (Connection connection = elsewhere.server().open()) {
      Transactions.run(
          connection,
          () -> {
            work.run(connection);
            connection.commit();
          });
    }
  }
}
