package io.moorline.sink.sql;

import io.moorline.sink.table.Layout;
import io.moorline.sink.table.TargetColumn;
import io.moorline.sink.table.TargetTable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a mirror is written: what is missing by COPY, what differs by one UPDATE.
 *
 * @param verify what is stored is compared column by column, its version is not believed
 */
public record MirrorSql(Layout layout, Stage stage, boolean verify) {

  public MirrorSql(Layout layout, String stageTable, boolean verify) {
    this(layout, new Stage(stageTable, layout), verify);
  }

  public String copy() {
    return "COPY "
        + Sql.name(table())
        + " ("
        + Sql.columns(layout.columns())
        + ") FROM STDIN (FORMAT BINARY)";
  }

  /**
   * The rows that are missing or differ, with the stored position; an identical batch returns
   * nothing and writes nothing.
   *
   * @param behind some rows are written for their position alone, which is asked for as well then
   */
  public String probe(boolean behind) {
    int keys = table().key().size();
    return "SELECT k.ord, t.ctid IS NULL AS missing, t.%s AS position\n".formatted(position())
        + "FROM unnest("
        + Sql.join(keys, ", ", i -> Sql.keyArray(table().keyColumns().get(i).type()))
        + ", ?::bigint[]"
        + (behind ? ", ?::text[]" : "")
        + ")\n  WITH ORDINALITY AS k("
        + Sql.keyNames("k", keys)
        + ", version"
        + (behind ? ", behind" : "")
        + ", ord)\n"
        + "LEFT JOIN "
        + Sql.name(table())
        + " t ON "
        + Sql.join(keys, " AND ", i -> "t." + Sql.quote(table().key().get(i)) + " = k.k" + (i + 1))
        + "\nWHERE t.ctid IS NULL OR t.%s IS DISTINCT FROM k.version".formatted(version())
        + (behind
            ? "\n  OR coalesce(t.%s, '') COLLATE \"C\" < k.behind".formatted(position())
            : "");
  }

  /** The same, asked of rows that are in the stage. */
  public String probeStage() {
    return "SELECT s.ord + 1 AS ord, t.ctid IS NULL AS missing, t.%s AS position\n"
            .formatted(position())
        + "FROM "
        + stage.table()
        + " s LEFT JOIN "
        + Sql.name(table())
        + " t ON "
        + stage.sameKey("t")
        + "\nWHERE t.ctid IS NULL OR "
        + differs("t");
  }

  /** Updates what differs and is not older; returns each row before, and what it alone knows. */
  public String update() {
    String assignments = stage.each(written(), "%1$s = s.%2$s", ", ");
    String returning = observed("t", observedByUpdate());
    return table().returningOld()
        ? stage.updateDirectly(assignments, outdated("t"), returning)
        : stage.update(assignments, outdated("q"), returning);
  }

  private String outdated(String stored) {
    return "("
        + differs(stored)
        + ")\n"
        + "  AND (%1$s.%2$s IS NULL OR %1$s.%2$s COLLATE \"C\" <= %3$s)"
            .formatted(stored, position(), newPosition());
  }

  /** Inserts from the stage where only the database knows the whole row. */
  public String insert() {
    return stage.insert(" ORDER BY s.ord");
  }

  /** The stored rows behind changes that leave columns alone. */
  public String stored() {
    int[] content = IntStream.range(0, layout.content()).toArray();
    return Stage.copyOut(
        "SELECT s.ord, " + stage.each(content, "q.%1$s", ", ") + "\nFROM " + stage.withStored());
  }

  /** An insert alone does not tell the client the whole row. */
  public boolean insertObserved() {
    return table().rewriting()
        || table().columns().stream()
            .anyMatch(
                column ->
                    !layout.columns().contains(column) && (column.supplied() || column.computed()));
  }

  /** Columns whose values after an update only the database knows. */
  public List<TargetColumn> observedByUpdate() {
    return table().columns().stream()
        .filter(column -> table().rewriting() || column.computed() || column.type().rewritten())
        .toList();
  }

  private TargetTable table() {
    return layout.table();
  }

  private String position() {
    return Sql.quote(layout.columns().get(layout.mirror().orElseThrow().position()).name());
  }

  private String version() {
    return Sql.quote(layout.columns().get(layout.mirror().orElseThrow().version()).name());
  }

  private String newPosition() {
    return "s." + Stage.column(layout.mirror().orElseThrow().position());
  }

  private String differs(String stored) {
    String newVersion = "s." + Stage.column(layout.mirror().orElseThrow().version());
    return stored
        + ".%s IS DISTINCT FROM %s\n".formatted(version(), newVersion)
        + "    OR coalesce(%s, '') COLLATE \"C\" < s.behind".formatted(stored + "." + position())
        + (verify ? columnsDiffer(stored) : "");
  }

  private String columnsDiffer(String stored) {
    int[] content = layout.changing();
    // What triggers made of a row cannot be told from what hands did.
    return content.length == 0 || table().rewriting()
        ? ""
        : "\n    OR " + stage.bytes(content, stored, "*<>");
  }

  private int[] written() {
    return IntStream.range(0, layout.columns().size()).filter(i -> !layout.isKey(i)).toArray();
  }

  private static String observed(String alias, List<TargetColumn> columns) {
    return columns.isEmpty() ? "" : ", " + Sql.logged(alias, columns);
  }
}
