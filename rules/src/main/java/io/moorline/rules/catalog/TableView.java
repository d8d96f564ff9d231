package io.moorline.rules.catalog;

import java.util.List;
import java.util.Optional;

/** A table as its database describes it. */
public interface TableView {

  /** In the table's order. */
  List<ColumnView> columns();

  /** Empty when the table has none. */
  List<String> primaryKey();

  default Optional<ColumnView> column(String name) {
    return columns().stream().filter(column -> column.name().equals(name)).findFirst();
  }

  default List<String> names() {
    return columns().stream().map(ColumnView::name).toList();
  }
}
