package io.moorline.demo.example;

import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Remembers in the database which steps of a load were committed, in the transaction of each step:
 * a load that was killed goes on where it stopped, and repeats nothing.
 */
public final class LoadLog {

  private final Connection connection;

  private LoadLog(Connection connection) {
    this.connection = connection;
  }

  /** Opens the log of this load; refuses when another one was begun in the same database. */
  public static LoadLog open(Connection connection, long rows, long seed) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS example");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS example.load"
              + " (rows bigint NOT NULL, seed bigint NOT NULL, steps bigint NOT NULL)");
      statement.execute(
          "INSERT INTO example.load SELECT "
              + rows
              + ", "
              + seed
              + ", 0"
              + " WHERE NOT EXISTS (SELECT FROM example.load)");
      try (ResultSet begun = statement.executeQuery("SELECT rows, seed FROM example.load")) {
        begun.next();
        refuseOther(begun.getLong(1), begun.getLong(2), rows, seed);
      }
    }
    connection.commit();
    return new LoadLog(connection);
  }

  private static void refuseOther(long begunRows, long begunSeed, long rows, long seed) {
    if (begunRows != rows || begunSeed != seed) {
      throw new UserError(
          ExitCode.REFUSED,
          "this database has a load of "
              + begunRows
              + " rows with seed "
              + begunSeed
              + ", not of "
              + rows
              + " rows with seed "
              + seed,
          "Ask for the same rows and seed again, or start with an empty directory.");
    }
  }

  /** Runs the steps that were not committed yet. */
  public void run(Steps steps, Progress progress) throws SQLException {
    for (long step = done(); step < steps.count(); step++) {
      long loaded = steps.run(step);
      commit(step);
      progress.loaded(loaded);
    }
  }

  private long done() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT steps FROM example.load")) {
      result.next();
      return result.getLong(1);
    }
  }

  private void commit(long step) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE example.load SET steps = ?")) {
      statement.setLong(1, step + 1);
      statement.executeUpdate();
    }
    connection.commit();
  }
}
