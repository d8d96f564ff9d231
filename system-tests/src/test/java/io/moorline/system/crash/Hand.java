package io.moorline.system.crash;

import io.moorline.devstack.PostgresEndpoint;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes the source over one connection, a step at a time, so that transactions of several hands
 * interleave. It touches its own rows only and remembers none: what a crash undid does not matter.
 */
final class Hand {

  static final String COPY = "COPY staging.规模明细 (" + FactRow.COLUMNS + ") FROM STDIN (FORMAT csv)";

  private static final int ROWS_PER_PLAN = 10;

  private final String name;
  private final PostgresEndpoint postgres;
  private final String database;
  private final Random random;
  private final int commitPercent;
  private final FactRows rows;
  private Connection connection;
  private CopyIn copy;
  private volatile String doing = "nothing";

  /**
   * @param commitPercent how likely a step ends the transaction: few make it long
   */
  Hand(String name, PostgresEndpoint postgres, String database, Random random, int commitPercent) {
    this.name = name;
    this.postgres = postgres;
    this.database = database;
    this.random = random;
    this.commitPercent = commitPercent;
    this.rows = new FactRows(name, ROWS_PER_PLAN, random);
  }

  void step() throws SQLException {
    try {
      if (connection == null) {
        connection = postgres.connect(database);
        connection.setAutoCommit(false);
      }
      act();
    } catch (SQLException e) {
      forget(e);
    }
  }

  /** Commits what is open. */
  void finish() throws SQLException {
    endCopy();
    if (connection != null) {
      connection.commit();
      connection.close();
    }
  }

  @Override
  public String toString() {
    return name + " " + doing;
  }

  private void act() throws SQLException {
    if (copy != null) {
      copyOn();
    } else if (random.nextInt(100) < commitPercent) {
      end();
    } else {
      write(random.nextInt(100));
    }
  }

  private void write(int dice) throws SQLException {
    if (dice < 6) {
      beginCopy();
    } else if (dice < 50) {
      insert(1 + random.nextInt(5));
    } else if (dice < 55) {
      insertWithReferences();
    } else if (dice < 60) {
      enterLate();
    } else if (dice < 80) {
      change("期末规模 = 期末规模 + 1", "TRUE");
    } else if (dice < 90) {
      change("计划代码 = '" + rows.plan() + "', 计划名称 = '改'", "计划代码 LIKE 'P%'");
    } else {
      run("deleting", "DELETE FROM staging.规模明细 WHERE " + some("TRUE"));
    }
  }

  private void insert(int count) throws SQLException {
    String values =
        Stream.generate(() -> rows.next().literals())
            .limit(count)
            .collect(Collectors.joining(", "));
    run("inserting", insertion(values));
  }

  /** The fact comes first: only the transaction as a whole tells that nothing is missing. */
  private void insertWithReferences() throws SQLException {
    FactRow row = rows.together();
    String plan = new Spelling(random).ofCode(row.plan());
    run(
        "inserting with references",
        insertion(row.literals()),
        "INSERT INTO business.年金计划 (年金计划号, 计划全称) VALUES ('" + plan + "', '权威')",
        "INSERT INTO business.组合计划 (组合代码, 年金计划号) VALUES ('"
            + row.portfolio()
            + "', '"
            + plan
            + "')");
  }

  private void enterLate() throws SQLException {
    run(
        "entering late portfolios",
        "INSERT INTO business.组合计划 (组合代码, 年金计划号, 组合名称)"
            + " SELECT DISTINCT 组合代码, 'HAND', '权威' FROM staging.规模明细 s"
            + " WHERE 组合代码 LIKE '"
            + FactRows.LATE
            + name
            + "%' AND NOT EXISTS"
            + " (SELECT FROM business.组合计划 p WHERE p.组合代码 = s.组合代码) LIMIT 3");
  }

  private void change(String assignment, String condition) throws SQLException {
    run("updating", "UPDATE staging.规模明细 SET " + assignment + " WHERE " + some(condition));
  }

  /** A few rows of this hand. */
  private String some(String condition) {
    return "id IN (SELECT id FROM staging.规模明细 WHERE company_id = '%s' AND %s ORDER BY md5(id || '%d') LIMIT %d)"
        .formatted(name, condition, random.nextInt(), 1 + random.nextInt(4));
  }

  private void end() throws SQLException {
    if (random.nextInt(8) == 0) {
      doing = "rolling back";
      connection.rollback();
    } else {
      doing = "committing";
      connection.commit();
    }
    doing = "nothing";
  }

  private void beginCopy() throws SQLException {
    doing = "copying";
    copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
  }

  private void copyOn() throws SQLException {
    for (int row = 0; row < 15; row++) {
      byte[] line = rows.next().csv().getBytes(StandardCharsets.UTF_8);
      copy.writeToCopy(line, 0, line.length);
    }
    copy.flushCopy();
    if (random.nextInt(4) == 0) {
      endCopy();
    }
  }

  private void endCopy() throws SQLException {
    if (copy != null) {
      copy.endCopy();
      copy = null;
      doing = "in a transaction after a copy";
    }
  }

  private void run(String what, String... statements) throws SQLException {
    doing = what;
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    doing = "in a transaction after " + what;
  }

  static String insertion(String values) {
    return "INSERT INTO staging.规模明细 (" + FactRow.COLUMNS + ") VALUES " + values;
  }

  /** The server is gone, and the transaction with it; anything else is a failure of the test. */
  private void forget(SQLException e) throws SQLException {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (!state.startsWith("08") && !state.startsWith("57P")) {
      throw e;
    }
    doing = "without a connection";
    if (connection != null) {
      connection.abort(Runnable::run);
      connection = null;
    }
    copy = null;
  }
}
