package io.moorline.sink.setup;

import io.moorline.rules.pipeline.ColumnNames;
import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.pipeline.TableName;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.Table;
import io.moorline.sink.sql.Sql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The columns that Moorline fills and a table does not have yet. Pure. */
final class MissingColumns {

  private MissingColumns() {}

  static List<String> statements(Pipeline pipeline, Catalog catalog) {
    ColumnNames names = pipeline.columns();
    List<Reference> written =
        pipeline.references().values().stream()
            .filter(reference -> inTarget(pipeline, reference.table()))
            .toList();
    Stream<String> references =
        written.stream()
            .map(Reference::table)
            .distinct()
            .flatMap(table -> missing(catalog, table, provenance(names)));
    Stream<String> correlations =
        written.stream()
            .filter(reference -> reference.key().containsKey(names.correlation()))
            .flatMap(reference -> correlation(catalog, reference, names.correlation()));
    Stream<String> mirrors =
        pipeline.facts().values().stream()
            .map(Fact::into)
            .flatMap(table -> missing(catalog, table, guards(names)));
    return Stream.of(references, correlations, mirrors).flatMap(each -> each).toList();
  }

  /** What a derived row is found by that has no business key; unique, so that there is only one. */
  private static Stream<String> correlation(Catalog catalog, Reference reference, String column) {
    TableName name = reference.table();
    return catalog.find(name.database(), name.schema(), name.table()).stream()
        .filter(table -> !table.has(column))
        .flatMap(
            table ->
                Stream.of(
                    add(table, column, "text"),
                    "CREATE UNIQUE INDEX ON %s (%s)"
                        .formatted(
                            Sql.name(table.schema(), table.name()),
                            Sql.quoted(List.copyOf(reference.key().keySet())))));
  }

  static boolean inTarget(Pipeline pipeline, TableName table) {
    return table.database().equals(pipeline.target().name());
  }

  private static Stream<String> missing(
      Catalog catalog, TableName name, Map<String, String> wanted) {
    return catalog.find(name.database(), name.schema(), name.table()).stream()
        .flatMap(
            table ->
                wanted.entrySet().stream()
                    .filter(column -> !table.has(column.getKey()))
                    .map(column -> add(table, column.getKey(), column.getValue())));
  }

  private static String add(Table table, String column, String definition) {
    return "ALTER TABLE "
        + Sql.name(table.schema(), table.name())
        + " ADD COLUMN IF NOT EXISTS "
        + Sql.quote(column)
        + " "
        + definition;
  }

  private static Map<String, String> provenance(ColumnNames names) {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put(names.source(), "varchar(20) DEFAULT 'authoritative'");
    columns.put(names.needsReview(), "boolean DEFAULT false");
    columns.put(names.derivedFromDomain(), "text");
    columns.put(names.derivedAt(), "timestamptz");
    return columns;
  }

  private static Map<String, String> guards(ColumnNames names) {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put(names.sourcePosition(), "text COLLATE \"C\"");
    columns.put(names.dataVersion(), "bigint");
    return columns;
  }
}
