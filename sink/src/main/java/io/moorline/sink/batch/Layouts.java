package io.moorline.sink.batch;

import io.moorline.rules.pipeline.ColumnNames;
import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.sink.table.Layout;
import io.moorline.sink.table.TargetColumn;
import io.moorline.sink.table.TargetTable;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** One layout per shape of change; columns that the table does not have, or fills, are left out. */
final class Layouts {

  private record Shape(Source source, Intent intent, List<String> columns, List<String> seen) {}

  private final ColumnNames names;
  private final Map<Schema, Layout> bySchema = new IdentityHashMap<>();
  private final Map<Shape, Layout> byShape = new HashMap<>();

  Layouts(ColumnNames names) {
    this.names = names;
  }

  /** The layout of whole rows of a mirror, as their schema has them. */
  Layout ofMirror(Source source, Schema schema, List<String> columns) {
    return bySchema.computeIfAbsent(
        schema,
        key ->
            byShape.computeIfAbsent(
                new Shape(source, Intent.UPSERT, columns, List.of()), this::mirror));
  }

  /** The layout of the columns that one change brings, and of those that it has seen. */
  Layout ofChange(Source source, RowChange change) {
    Shape shape =
        new Shape(
            source,
            change.intent(),
            List.copyOf(change.row().keySet()),
            List.copyOf(change.seen().keySet()));
    return byShape.computeIfAbsent(
        shape, key -> Layout.of(source.table(), written(shape), shape.seen));
  }

  private Layout mirror(Shape shape) {
    List<String> guards = List.of(names.sourcePosition(), names.dataVersion());
    List<String> columns =
        written(shape).stream().filter(column -> !guards.contains(column)).toList();
    return Layout.mirror(
        shape.source.table(), columns, shape.source.newestBy(), guards.get(0), guards.get(1));
  }

  /** The key is among them even where only the database writes it: it finds the row. */
  private static List<String> written(Shape shape) {
    TargetTable table = shape.source.table();
    return shape.columns.stream()
        .filter(
            column ->
                table.key().contains(column)
                    || table.column(column).filter(TargetColumn::writable).isPresent())
        .toList();
  }
}
