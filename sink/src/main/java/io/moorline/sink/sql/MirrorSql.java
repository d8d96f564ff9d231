package io.moorline.sink.sql;

import io.moorline.sink.table.Layout;
import io.moorline.sink.table.TargetColumn;
import io.moorline.sink.table.TargetTable;
import java.util.ArrayList;
import java.util.List;

/** How a mirror is written: what is missing by COPY, what differs by one UPDATE. */
public record MirrorSql(Layout layout, Stage stage) {

  public MirrorSql(Layout layout, String stageTable) {
    this(layout, new Stage(stageTable, layout));
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

  /** Updates what differs and is not older; returns each row before, and what it alone knows. */
  public String update() {
    Layout.Mirror mirror = layout.mirror().orElseThrow();
    String newVersion = "s." + Stage.column(mirror.version());
    String newPosition = "s." + Stage.column(mirror.position());
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
        + "\nWHERE t.ctid = q.ctid AND t.tableoid = q.tableoid AND (q.%s IS DISTINCT FROM %s\n"
            .formatted(version(), newVersion)
        + "    OR s.forced AND (q.%1$s IS NULL OR q.%1$s COLLATE \"C\" < %2$s))\n"
            .formatted(position(), newPosition)
        + "  AND (q.%1$s IS NULL OR q.%1$s COLLATE \"C\" <= %2$s)\n"
            .formatted(position(), newPosition)
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
