package io.moorline.demo;

import io.moorline.rules.pipeline.Database;
import io.moorline.runtime.Databases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Asks databases for numbers, over one connection each. */
final class Asker implements AutoCloseable {

  private final Map<String, Connection> connections = new HashMap<>();

  long number(Database database, String sql) throws SQLException {
    try (Statement statement = connection(database).createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** The numbers of the second column by the words of the first. */
  Map<String, Long> numbers(Database database, String sql) throws SQLException {
    Map<String, Long> numbers = new TreeMap<>();
    try (Statement statement = connection(database).createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        numbers.put(rows.getString(1), rows.getLong(2));
      }
    }
    return numbers;
  }

  private Connection connection(Database database) throws SQLException {
    Connection known = connections.get(database.name());
    if (known == null || known.isClosed()) {
      known = Databases.connect(database);
      connections.put(database.name(), known);
    }
    return known;
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : connections.values()) {
      connection.close();
    }
  }
}
