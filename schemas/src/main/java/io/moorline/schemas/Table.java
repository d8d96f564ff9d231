package io.moorline.schemas;

import java.util.List;
import java.util.Optional;

/** A table as the database catalog knows it; columns in their order. */
public record Table(String schema, String name, List<Column> columns, List<String> primaryKey) {

  public Table {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
  }

  public Optional<Column> column(String columnName) {
    return columns.stream().filter(column -> column.name().equals(columnName)).findFirst();
  }

  public boolean has(String columnName) {
    return column(columnName).isPresent();
  }

  /** The same table reduced to some of its columns, in the given order. */
  public Table select(List<String> columnNames) {
    List<Column> selected =
        columnNames.stream().map(columnName -> column(columnName).orElseThrow()).toList();
    return new Table(schema, name, selected, primaryKey);
  }
}
