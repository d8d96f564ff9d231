package io.moorline.demo.example;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Writes rows of one table in bulk; the caller commits.
 *
 * @param name as SQL spells it
 * @param columns those that are given, in the order of the values
 */
public record Table(Connection connection, String name, List<String> columns) {

  public void copy(List<List<@Nullable Object>> rows) throws SQLException {
    String lines = rows.stream().map(Table::copyLine).collect(Collectors.joining());
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY " + target() + " FROM STDIN", new StringReader(lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All in one statement. */
  public void insert(List<List<@Nullable Object>> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String row = "(?" + ", ?".repeat(columns.size() - 1) + ")";
    String values = String.join(", ", Collections.nCopies(rows.size(), row));
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO " + target() + " VALUES " + values)) {
      set(statement, rows.stream().flatMap(List::stream).toList());
      statement.executeUpdate();
    }
  }

  /** One statement for each row. */
  public static void batch(
      Connection connection, String sql, List<? extends List<? extends @Nullable Object>> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (List<? extends @Nullable Object> row : rows) {
        set(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private String target() {
    return name + " (" + String.join(", ", columns) + ")";
  }

  private static void set(PreparedStatement statement, List<? extends @Nullable Object> values)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  private static String copyLine(List<@Nullable Object> values) {
    return values.stream()
        .map(value -> value == null ? "\\N" : value.toString().replace("\\", "\\\\"))
        .collect(Collectors.joining("\t", "", "\n"));
  }
}
