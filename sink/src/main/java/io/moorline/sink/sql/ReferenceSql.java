package io.moorline.sink.sql;

import io.moorline.rules.pipeline.ColumnNames;
import io.moorline.sink.table.Layout;

/** How references are written: only what is missing, and only into what is NULL. */
public record ReferenceSql(Layout layout, Stage stage, ColumnNames names) {

  public ReferenceSql(Layout layout, String stageTable, ColumnNames names) {
    this(layout, new Stage(stageTable, layout), names);
  }

  /** Inserts the rows whose key is missing; returns them whole. */
  public String insertMissing() {
    return stage.insert(
        "\nWHERE NOT EXISTS (SELECT 1 FROM "
            + Sql.name(layout.table())
            + " q WHERE "
            + stage.sameKey("q")
            + ")\nORDER BY s.ord"
            + conflict());
  }

  /** Fills NULLs, whoever made the row; returns each row before and after. */
  public String fillNull() {
    return fill("");
  }

  /** Fills NULLs of derived rows that nobody has reviewed. */
  public String fillDerived() {
    return fill(
        "q.%s = 'auto_derived' AND q.%s\n  AND "
            .formatted(Sql.quote(names.source()), Sql.quote(names.needsReview())));
  }

  private String fill(String where) {
    int[] fillable = layout.changing();
    return stage.update(
        stage.each(fillable, "%1$s = coalesce(q.%1$s, s.%2$s)", ", "),
        where + "(" + stage.each(fillable, "q.%1$s IS NULL AND s.%2$s IS NOT NULL", " OR ") + ")",
        ", " + Sql.logged("t", layout.table().columns()));
  }

  /** Another writer may insert the key meanwhile. Without a unique index nobody would notice. */
  private String conflict() {
    return layout
        .table()
        .keyIndex()
        .map(index -> "\nON CONFLICT (" + Sql.quoted(index.columns()) + ") DO NOTHING")
        .orElse("");
  }
}
