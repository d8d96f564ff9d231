package io.moorline.sink.batch;

import io.moorline.rules.pipeline.ColumnNames;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.sink.table.Layout;
import io.moorline.sink.table.TargetColumn;
import io.moorline.sink.table.TargetTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;

/** One layout per shape of change; columns that the table does not have, or fills, are left out. */
final class Layouts {

  private record Shape(Source source, Intent intent, List<String> columns) {}

  private final ColumnNames names;
  private final Map<Schema, Layout> bySchema = new IdentityHashMap<>();
  private final Map<Shape, Layout> byColumns = new HashMap<>();

  Layouts(ColumnNames names) {
    this.names = names;
  }

  /** The layout of whole rows of a mirror, as their schema has them. */
  Layout ofMirror(Source source, Schema schema, List<String> columns) {
    return bySchema.computeIfAbsent(
        schema, key -> byColumns(source, Intent.UPSERT, columns, guards()));
  }

  /** The layout of the columns that one change brings. */
  Layout ofChange(Source source, Intent intent, Collection<String> columns) {
    return byColumns(source, intent, columns, Set.of());
  }

  private Layout byColumns(
      Source source, Intent intent, Collection<String> columns, Set<String> without) {
    TargetTable table = source.table();
    List<String> written =
        columns.stream()
            .filter(column -> !without.contains(column))
            .filter(column -> table.column(column).filter(TargetColumn::writable).isPresent())
            .toList();
    return byColumns.computeIfAbsent(
        new Shape(source, intent, written),
        shape ->
            intent == Intent.UPSERT
                ? Layout.mirror(table, written, names.sourcePosition(), names.dataVersion())
                : Layout.of(table, written));
  }

  private Set<String> guards() {
    return Set.of(names.sourcePosition(), names.dataVersion());
  }
}
