package io.moorline.source.authority;

import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.TableName;
import io.moorline.runtime.Databases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table, read with SELECT alone. */
final class TableOrigin implements Origin {

  /** Both kinds of database show a user the columns that he may read. */
  private static final String COLUMNS =
      "SELECT column_name FROM information_schema.columns"
          + " WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position";

  /** So many rows are fetched at once, whatever the table's size. */
  private static final int FETCH = 1000;

  private final Connection connection;
  private final TableName table;

  private TableOrigin(Connection connection, TableName table) {
    this.connection = connection;
    this.table = table;
  }

  static TableOrigin open(Database database, TableName table) throws SQLException {
    TableOrigin origin = new TableOrigin(Databases.connect(database), table);
    try {
      origin.begin(database);
      return origin;
    } catch (SQLException e) {
      origin.close();
      throw e;
    }
  }

  @Override
  public List<String> columns() throws AuthorityException, SQLException {
    List<String> columns = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setString(1, table.schema());
      statement.setString(2, table.table());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          columns.add(rows.getString(1));
        }
      }
    }
    if (columns.isEmpty()) {
      throw new AuthorityException(
          "there is no table " + table + ", or its user has no SELECT privilege on it");
    }
    return columns;
  }

  @Override
  public void forEach(Collection<String> columns, RowReader reader) throws SQLException {
    String quote = connection.getMetaData().getIdentifierQuoteString();
    String names =
        columns.stream().map(name -> quoted(quote, name)).collect(Collectors.joining(", "));
    String from = quoted(quote, table.schema()) + "." + quoted(quote, table.table());
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCH);
      try (ResultSet rows = statement.executeQuery("SELECT " + names + " FROM " + from)) {
        ColumnTexts texts = ColumnTexts.of(rows.getMetaData());
        while (rows.next()) {
          reader.read(row(columns, texts, rows));
        }
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /**
   * One snapshot for all that is read, and times of day that do not depend on the server's zone.
   */
  private void begin(Database database) throws SQLException {
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          database.isMariaDb() ? "SET time_zone = '+00:00'" : "SET LOCAL TIME ZONE 'UTC'");
    }
  }

  private static Map<String, @Nullable String> row(
      Collection<String> columns, ColumnTexts texts, ResultSet rows) throws SQLException {
    Map<String, @Nullable String> row = new LinkedHashMap<>(columns.size() * 2);
    int place = 0;
    for (String column : columns) {
      row.put(column, texts.text(rows, ++place));
    }
    return row;
  }

  private static String quoted(String quote, String name) {
    return quote + name.replace(quote, quote + quote) + quote;
  }
}
