package io.moorline.sink;

import io.moorline.sink.table.PgType;
import io.moorline.sink.table.TargetColumn;
import io.moorline.sink.table.TargetTable;
import io.moorline.sink.table.UniqueIndex;
import java.util.List;
import java.util.Optional;

/** Tables as the catalog would describe them. */
public final class TestTables {

  private TestTables() {}

  public static PgType type(String name) {
    return new PgType("pg_catalog", name, false, -1);
  }

  public static TargetColumn column(String name, String type) {
    return new TargetColumn(name, type(type), true, false, false, Optional.empty());
  }

  public static TargetTable table(
      String schema, String name, List<String> key, TargetColumn... columns) {
    return table(schema, name, key, false, columns);
  }

  /** In a database whose updates can tell what a row was. */
  public static TargetTable tableReturningOld(
      String schema, String name, List<String> key, TargetColumn... columns) {
    return table(schema, name, key, true, columns);
  }

  private static TargetTable table(
      String schema, String name, List<String> key, boolean returningOld, TargetColumn... columns) {
    return new TargetTable(
        schema,
        name,
        List.of(columns),
        key,
        List.of(new UniqueIndex(name + "_key", key, true, false)),
        List.of(),
        false,
        false,
        returningOld);
  }

  public static TargetColumn position() {
    return column("_source_position", "text");
  }

  public static TargetColumn version() {
    return column("_data_version", "int8");
  }
}
