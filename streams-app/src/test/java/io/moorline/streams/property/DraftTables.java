package io.moorline.streams.property;

import io.moorline.schemas.Catalog;
import io.moorline.schemas.Column;
import io.moorline.schemas.ColumnType;
import io.moorline.schemas.ColumnType.Kind;
import io.moorline.schemas.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of a drawn pipeline. A column is its name, maybe its type, and what is said of it:
 * {@code default} when the database gives a value, {@code !} at the end when it is never NULL.
 */
final class DraftTables {

  private final Map<Catalog.Key, Table> tables = new HashMap<>();

  Map<Catalog.Key, Table> all() {
    return tables;
  }

  void add(String schema, String name, List<String> columns, List<String> primaryKey) {
    tables.put(
        new Catalog.Key("warehouse", schema, name),
        new Table(schema, name, columns.stream().map(DraftTables::column).toList(), primaryKey));
  }

  private static Column column(String text) {
    Kind kind = Kind.TEXT;
    if (text.contains("int8")) {
      kind = Kind.INT8;
    } else if (text.contains("bool")) {
      kind = Kind.BOOLEAN;
    } else if (text.contains("timestamptz")) {
      kind = Kind.TIMESTAMPTZ;
    }
    return new Column(
        text.split(" ")[0],
        ColumnType.of(kind),
        !text.endsWith("!"),
        text.contains("default"),
        true);
  }
}
