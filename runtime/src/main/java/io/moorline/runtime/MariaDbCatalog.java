package io.moorline.runtime;

import io.moorline.rules.pipeline.TableName;
import io.moorline.schemas.Column;
import io.moorline.schemas.ColumnType;
import io.moorline.schemas.ColumnType.Kind;
import io.moorline.schemas.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what MariaDB knows about a table, as far as the user may know it. */
final class MariaDbCatalog {

  private static final String COLUMNS =
      "SELECT column_name FROM information_schema.columns"
          + " WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position";

  private MariaDbCatalog() {}

  /** Values are loaded as text, and are what they are to be only in their reference. */
  static Optional<Table> table(Connection connection, TableName name) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setString(1, name.schema());
      statement.setString(2, name.table());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          columns.add(new Column(rows.getString(1), ColumnType.of(Kind.TEXT), true, false, false));
        }
      }
    }
    return Optional.of(new Table(name.schema(), name.table(), columns, List.of()))
        .filter(table -> !table.columns().isEmpty());
  }
}
