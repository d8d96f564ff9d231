package io.moorline.sink.sql;

import io.moorline.rules.pipeline.ColumnNames;
import io.moorline.sink.table.Layout;
import io.moorline.sink.table.TargetTable;

/** How derived references are written: only what is missing, and only into what is NULL. */
public record ReferenceSql(Layout layout, Stage stage, ColumnNames names) {

  public ReferenceSql(Layout layout, String stageTable, ColumnNames names) {
    this(layout, new Stage(stageTable, layout), names);
  }

  /** Inserts the rows whose key is missing; returns them whole. */
  public String insertMissing() {
    return "COPY (INSERT INTO "
        + Sql.name(table())
        + " AS t ("
        + Sql.columns(layout.columns())
        + ")\nSELECT "
        + Sql.join(layout.columns().size(), ", ", i -> "s." + Stage.column(i))
        + " FROM "
        + stage.table()
        + " s\nWHERE NOT EXISTS (SELECT 1 FROM "
        + Sql.name(table())
        + " q WHERE "
        + stage.sameKey("q")
        + ")\nORDER BY s.ord"
        + conflict()
        + "\nRETURNING "
        + Sql.logged("t", table().columns())
        + ") TO STDOUT (FORMAT BINARY)";
  }

  /** Fills NULLs of derived, unreviewed rows; returns each row before and after. */
  public String fillNull() {
    return "COPY (UPDATE "
        + Sql.name(table())
        + " t SET "
        + fillable("%1$s = coalesce(q.%1$s, s.%2$s)", ", ")
        + "\nFROM "
        + stage.table()
        + " s JOIN "
        + Sql.name(table())
        + " q ON "
        + stage.sameKey("q")
        + "\nWHERE t.ctid = q.ctid AND t.tableoid = q.tableoid AND q."
        + Sql.quote(names.source())
        + " = 'auto_derived' AND q."
        + Sql.quote(names.needsReview())
        + "\n  AND ("
        + fillable("q.%1$s IS NULL AND s.%2$s IS NOT NULL", " OR ")
        + ")\nRETURNING s.ord, "
        + Sql.logged("q", table().columns())
        + ", "
        + Sql.logged("t", table().columns())
        + ") TO STDOUT (FORMAT BINARY)";
  }

  /** Without a unique index on the key there is nothing to conflict with. */
  private String conflict() {
    return table()
        .keyIndex()
        .map(
            index ->
                "\nON CONFLICT ("
                    + Sql.join(index.columns().size(), ", ", i -> Sql.quote(index.columns().get(i)))
                    + ") DO NOTHING")
        .orElse("");
  }

  private String fillable(String pattern, String separator) {
    int[] others =
        java.util.stream.IntStream.range(0, layout.columns().size())
            .filter(i -> !layout.isKey(i))
            .toArray();
    return Sql.join(
        others.length,
        separator,
        i ->
            pattern.formatted(
                Sql.quote(layout.columns().get(others[i]).name()), Stage.column(others[i])));
  }

  private TargetTable table() {
    return layout.table();
  }
}
