package io.moorline.sink.sql;

import io.moorline.sink.table.Layout;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A session's temporary table with the shape of a layout: rows go there by COPY, and from there in
 * one statement. Columns are {@code c1, c2, ...} so that no name of the table can collide.
 */
public record Stage(String table, Layout layout) {

  /** Without a single constraint or default, whatever the table has. */
  public String create() {
    return "CREATE TEMPORARY TABLE IF NOT EXISTS "
        + table
        + " ON COMMIT DELETE ROWS AS SELECT 0::int AS ord, ''::text AS behind, "
        + Sql.join(
            layout.columns().size(),
            ", ",
            i -> Sql.quote(layout.columns().get(i).name()) + " AS " + column(i))
        + " FROM "
        + target()
        + " WITH NO DATA";
  }

  public String copy() {
    return "COPY " + table + " FROM STDIN (FORMAT BINARY)";
  }

  public String clear() {
    return "TRUNCATE " + table;
  }

  static String column(int i) {
    return "c" + (i + 1);
  }

  /** {@code q."key" = s.c1 AND ...}. */
  String sameKey(String alias) {
    int[] key = layout.key();
    return Sql.join(
        key.length,
        " AND ",
        i -> alias + "." + Sql.quote(layout.table().key().get(i)) + " = s." + column(key[i]));
  }

  /** The stage as {@code s} and the stored rows of its keys as {@code q}. */
  String withStored() {
    return table + " s JOIN " + target() + " q ON " + sameKey("q");
  }

  /**
   * The pattern for each of these columns: the stored one is {@code %1$s}, the new one the other.
   */
  String each(int[] columns, String pattern, String separator) {
    return Arrays.stream(columns)
        .mapToObj(i -> pattern.formatted(Sql.quote(layout.columns().get(i).name()), column(i)))
        .collect(Collectors.joining(separator));
  }

  /** By their bytes: not every type has an equality, and not every equality is exact. */
  String bytes(int[] columns, String stored, String operator) {
    return "ROW("
        + each(columns, stored + ".%1$s", ", ")
        + ")::record OPERATOR(pg_catalog."
        + operator
        + ")\n      ROW("
        + each(columns, "s.%2$s", ", ")
        + ")::record";
  }

  /** Inserts the rows and returns them whole, as {@code t}. */
  String insert(String rest) {
    return copyOut(
        "INSERT INTO "
            + target()
            + " AS t ("
            + Sql.columns(layout.inserted())
            + ")\nSELECT "
            + Sql.join(layout.inserted().size(), ", ", i -> "s." + column(i))
            + " FROM "
            + table
            + " s"
            + rest
            + "\nRETURNING "
            + Sql.logged("t", layout.table().columns()));
  }

  /**
   * Updates the stored rows and returns the number of each, and it whole as it was. A row that
   * another writer changes meanwhile has another place then, and stays as that writer left it.
   */
  String update(String assignments, String where, String returning) {
    return copyOut(
        "UPDATE "
            + target()
            + " t SET "
            + assignments
            + "\nFROM "
            + withStored()
            + "\nWHERE t.ctid = q.ctid AND t.tableoid = q.tableoid AND "
            + where
            + "\nRETURNING s.ord, "
            + Sql.logged("q", layout.table().columns())
            + returning);
  }

  /**
   * The same where the update itself can tell what a row was: each is looked up once. A row that
   * another writer changes meanwhile is looked at again, as that writer left it.
   */
  String updateDirectly(String assignments, String where, String returning) {
    return copyOut(
        "UPDATE "
            + target()
            + " t SET "
            + assignments
            + "\nFROM "
            + table
            + " s\nWHERE "
            + sameKey("t")
            + " AND "
            + where
            + "\nRETURNING s.ord, "
            + Sql.logged("old", layout.table().columns())
            + returning);
  }

  static String copyOut(String query) {
    return "COPY (" + query + ") TO STDOUT (FORMAT BINARY)";
  }

  private String target() {
    return Sql.name(layout.table());
  }
}
