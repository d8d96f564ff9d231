package io.moorline.demo.example;

import io.moorline.demo.example.Masters.Origin;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows for the example annuity-reference-backfill, the same for the same seed. Every call commits
 * what it writes, can be repeated, and goes on where an interrupted one stopped.
 */
public final class AnnuityExample {

  private final long rows;
  private final long seed;

  public AnnuityExample(long rows, long seed) {
    this.rows = rows;
    this.seed = seed;
  }

  /** What people entered before anything was watched. Call before the pipeline starts. */
  public void enterEarlyReferences(Connection connection) throws SQLException {
    inTransactions(connection, () -> enterEarly(connection));
  }

  /** Loads the facts, some with their references. */
  public void load(Connection connection, Progress progress) throws SQLException {
    inTransactions(connection, () -> loadFacts(connection, progress));
  }

  /** What people enter after the load: portfolios that some facts wait for. */
  public void enterLateReferences(Connection connection) throws SQLException {
    inTransactions(connection, () -> enterLate(connection));
  }

  /** What must come of the rows, counted in the source, which the pipeline only reads. */
  public Expectations expectations(Connection connection) throws SQLException {
    return Expectations.count(connection);
  }

  private void loadFacts(Connection connection, Progress progress) throws SQLException {
    LoadLog log = LoadLog.open(connection, rows, seed);
    Load load = new Load(new Warehouse(connection), rows, seed);
    for (long step = log.steps(); step < load.steps(); step++) {
      long loaded = load.run(step);
      log.commit(step);
      progress.loaded(loaded);
    }
  }

  private static void enterEarly(Connection connection) throws SQLException {
    if (!wasEntered(connection)) {
      Warehouse warehouse = new Warehouse(connection);
      enter(warehouse, Masters.storedPlans(), Masters.storedPortfolios());
      enter(warehouse, oddPlans(), oddPortfolios());
      connection.commit();
    }
  }

  private static void enter(Warehouse warehouse, List<Plan> plans, List<Portfolio> portfolios)
      throws SQLException {
    warehouse.enterPlans(plans);
    for (int i = 0; i < portfolios.size(); i++) {
      warehouse.enterPortfolio(portfolios.get(i), plans.get(i));
    }
  }

  private static List<Plan> oddPlans() {
    return IntStream.range(0, Masters.ODDLY_STORED)
        .mapToObj(i -> Masters.plan(Origin.ODDLY_STORED, i))
        .map(plan -> plan.withCode(Masters.oddly(plan.code())))
        .toList();
  }

  private static List<Portfolio> oddPortfolios() {
    return IntStream.range(0, Masters.ODDLY_STORED)
        .mapToObj(i -> Masters.portfolio(Origin.ODDLY_STORED, i))
        .map(portfolio -> portfolio.withCode("00" + Masters.oddly(portfolio.code())))
        .toList();
  }

  private static void enterLate(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO business.组合计划 (组合代码, 年金计划号, 组合名称)"
              + " SELECT 组合代码, (SELECT min(年金计划号) FROM business.年金计划"
              + " WHERE 年金计划号 LIKE 'EX%'), min(组合名称)"
              + " FROM staging.规模明细 WHERE 组合代码 LIKE 'LT%' GROUP BY 组合代码"
              + " ON CONFLICT DO NOTHING");
    }
    connection.commit();
  }

  private static boolean wasEntered(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT FROM business.年金计划 WHERE 年金计划号 LIKE 'EX%' LIMIT 1")) {
      return found.next();
    }
  }

  @FunctionalInterface
  private interface Work {
    void run() throws SQLException;
  }

  private static void inTransactions(Connection connection, Work work) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      work.run();
    } catch (SQLException | RuntimeException e) {
      rollBack(connection, e);
      throw e;
    } finally {
      connection.setAutoCommit(autoCommit);
    }
  }

  private static void rollBack(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
