package io.moorline.sink.sql;

import io.moorline.sink.table.Layout;
import io.moorline.sink.table.TargetColumn;
import io.moorline.sink.table.TargetTable;
import java.util.ArrayList;
import java.util.List;

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

  /** The rows that are missing or differ; an identical batch returns nothing and writes nothing. */
  public String probe() {
    int keys = table().key().size();
    return "SELECT k.ord, t.ctid IS NULL AS missing, t.%1$s COLLATE \"C\" > k.position AS newer\n"
            .formatted(position())
        + "FROM unnest("
        + Sql.join(keys, ", ", i -> Sql.textArray(table().keyColumns().get(i).type()))
        + ", ?::bigint[], ?::text[], ?::boolean[])\n"
        + "  WITH ORDINALITY AS k("
        + Sql.keyNames("k", keys)
        + ", version, position, forced, ord)\n"
        + "LEFT JOIN "
        + Sql.name(table())
        + " t ON "
        + Sql.join(keys, " AND ", i -> "t." + Sql.quote(table().key().get(i)) + " = k.k" + (i + 1))
        + "\nWHERE t.ctid IS NULL OR t.%s IS DISTINCT FROM k.version\n".formatted(version())
        + "  OR k.forced AND (t.%1$s IS NULL OR t.%1$s COLLATE \"C\" < k.position)"
            .formatted(position());
  }

  /** The same, asked of rows that are in the stage. */
  public String probeStage() {
    return "SELECT s.ord + 1 AS ord, t.ctid IS NULL AS missing,\n  t.%s COLLATE \"C\" > %s AS newer\n"
            .formatted(position(), newPosition())
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
    return "COPY (UPDATE "
        + Sql.name(table())
        + " t SET "
        + assignments()
        + "\nFROM "
        + stage.table()
        + " s JOIN "
        + Sql.name(table())
        + " q ON "
        + stage.sameKey("q")
        + "\nWHERE t.ctid = q.ctid AND t.tableoid = q.tableoid AND ("
        + differs("q")
        + ")\n"
        + "  AND (q.%1$s IS NULL OR q.%1$s COLLATE \"C\" <= %2$s)\n"
            .formatted(position(), newPosition())
        + "RETURNING s.ord, "
        + Sql.logged("q", table().columns())
        + observed("t", observedByUpdate())
        + ") TO STDOUT (FORMAT BINARY)";
  }

  /** Inserts from the stage where only the database knows the whole row. */
  public String insert() {
    return "COPY (INSERT INTO "
        + Sql.name(table())
        + " AS t ("
        + Sql.columns(layout.columns())
        + ")\nSELECT "
        + Sql.join(layout.columns().size(), ", ", i -> "s." + Stage.column(i))
        + " FROM "
        + stage.table()
        + " s ORDER BY s.ord\nRETURNING "
        + Sql.logged("t", table().columns())
        + ") TO STDOUT (FORMAT BINARY)";
  }

  /** The stored rows behind changes that leave columns alone. */
  public String stored() {
    return "COPY (SELECT s.ord, "
        + Sql.join(layout.content(), ", ", i -> "q." + Sql.quote(layout.columns().get(i).name()))
        + "\nFROM "
        + stage.table()
        + " s JOIN "
        + Sql.name(table())
        + " q ON "
        + stage.sameKey("q")
        + ") TO STDOUT (FORMAT BINARY)";
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
        + "    OR s.forced AND (%1$s IS NULL OR %1$s COLLATE \"C\" < %2$s)"
            .formatted(stored + "." + position(), newPosition())
        + (verify ? columnsDiffer(stored) : "");
  }

  /** By their bytes: not every type has an equality, and not every equality is exact. */
  private String columnsDiffer(String stored) {
    List<String> there = new ArrayList<>();
    List<String> here = new ArrayList<>();
    for (int i = 0; i < layout.content(); i++) {
      if (!layout.isKey(i)) {
        there.add(stored + "." + Sql.quote(layout.columns().get(i).name()));
        here.add("s." + Stage.column(i));
      }
    }
    // What triggers made of a row cannot be told from what hands did.
    return there.isEmpty() || table().rewriting()
        ? ""
        : "\n    OR ROW(%s)::record OPERATOR(pg_catalog.*<>)\n      ROW(%s)::record"
            .formatted(String.join(", ", there), String.join(", ", here));
  }

  private String assignments() {
    List<String> assignments = new ArrayList<>();
    for (int i = 0; i < layout.columns().size(); i++) {
      if (!layout.isKey(i)) {
        assignments.add(Sql.quote(layout.columns().get(i).name()) + " = s." + Stage.column(i));
      }
    }
    return String.join(", ", assignments);
  }

  private static String observed(String alias, List<TargetColumn> columns) {
    return columns.isEmpty() ? "" : ", " + Sql.logged(alias, columns);
  }
}
