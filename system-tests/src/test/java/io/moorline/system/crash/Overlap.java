package io.moorline.system.crash;

import io.moorline.devstack.PostgresEndpoint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Random;

/**
 * A transaction that is open across the end of another and goes on right there, so that a row of it
 * and the end of the other have one place in the log.
 */
final class Overlap {

  private static final String PLACE = "SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint";
  private static final int ROWS_PER_PLAN = 10;

  private final PostgresEndpoint postgres;
  private final String database;
  private final FactRows rows;
  private Optional<Connection> open = Optional.empty();
  private long place;

  Overlap(PostgresEndpoint postgres, String database, Random random) {
    this.postgres = postgres;
    this.database = database;
    this.rows = new FactRows("O", ROWS_PER_PLAN, random);
  }

  /** Where in the log the other ended last. */
  long place() {
    return place;
  }

  /** Leaves the transaction open. */
  void begin() {
    try (Connection other = postgres.connect(database)) {
      Connection connection = postgres.connect(database);
      open = Optional.of(connection);
      connection.setAutoCommit(false);
      long id = number(connection, insertion());
      number(connection, change(id));
      number(other, insertion());
      place = number(other, PLACE);
      // An insert may begin with the number of its row; a change of a row begins with the row.
      number(connection, change(id));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void end() {
    try (Connection connection = open.orElseThrow()) {
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String insertion() {
    return Hand.insertion(rows.next().literals()) + " RETURNING id";
  }

  private static String change(long id) {
    return "UPDATE staging.规模明细 SET 期末规模 = 期末规模 + 1 WHERE id = " + id + " RETURNING id";
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
