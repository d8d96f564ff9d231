package io.moorline.demo.annuity;

import io.moorline.demo.annuity.Masters.Origin;
import io.moorline.demo.example.Connections;
import io.moorline.demo.example.Generator;
import io.moorline.demo.example.LoadLog;
import io.moorline.demo.example.Progress;
import io.moorline.demo.example.Transactions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Rows for the example annuity-reference-backfill. */
public final class AnnuityRows implements Generator {

  private final long rows;
  private final long seed;

  public AnnuityRows(long rows, long seed) {
    this.rows = rows;
    this.seed = seed;
  }

  @Override
  public void enterEarly(Connection connection) throws SQLException {
    Transactions.run(connection, () -> enterMasters(connection));
  }

  /** Loads the facts, some with their references. */
  @Override
  public void load(Connections database, Progress progress) throws SQLException {
    try (Connection connection = database.open()) {
      Transactions.run(
          connection,
          () ->
              LoadLog.open(connection, rows, seed)
                  .run(new Load(new Warehouse(connection), rows, seed), progress));
    }
  }

  /** Portfolios that some facts wait for. */
  @Override
  public void enterLate(Connection connection) throws SQLException {
    Transactions.run(connection, () -> enterAwaited(connection));
  }

  @Override
  public Map<String, Long> oddities(Connection connection) throws SQLException {
    return expectations(connection).oddities();
  }

  /** What must come of the rows, counted in the source, which the pipeline only reads. */
  public Expectations expectations(Connection connection) throws SQLException {
    return Expectations.count(connection);
  }

  private static void enterMasters(Connection connection) throws SQLException {
    if (!wereEntered(connection)) {
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

  private static void enterAwaited(Connection connection) throws SQLException {
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

  private static boolean wereEntered(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT FROM business.年金计划 WHERE 年金计划号 LIKE 'EX%' LIMIT 1")) {
      return found.next();
    }
  }
}
