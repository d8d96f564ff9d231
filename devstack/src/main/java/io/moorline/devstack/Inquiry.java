package io.moorline.devstack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks a database again and again, as one does who waits for something: in one session, since a new
 * one costs the server more than most questions, and in another one after the server was away.
 */
public final class Inquiry implements AutoCloseable {

  private final PostgresEndpoint postgres;
  private final String database;
  private @Nullable Connection session;

  public Inquiry(PostgresEndpoint postgres, String database) {
    this.postgres = postgres;
    this.database = database;
  }

  /** The first column of every row. */
  public synchronized List<String> values(String sql) {
    try (Statement statement = session().createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection session() throws SQLException {
    if (session == null || !session.isValid(1)) {
      close();
      session = postgres.connect(database);
    }
    return session;
  }

  @Override
  public synchronized void close() {
    try {
      if (session != null) {
        session.close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
