package io.moorline.sink.sql;

import io.moorline.sink.table.Layout;

/**
 * A session's temporary table with the shape of a layout: rows go there by COPY, and from there in
 * one statement. Columns are {@code c1, c2, ...} so that no name of the table can collide.
 */
public record Stage(String table, Layout layout) {

  /** Without a single constraint or default, whatever the table has. */
  public String create() {
    return "CREATE TEMPORARY TABLE IF NOT EXISTS "
        + table
        + " ON COMMIT DELETE ROWS AS SELECT 0::int AS ord, false AS forced, "
        + Sql.join(
            layout.columns().size(),
            ", ",
            i -> Sql.quote(layout.columns().get(i).name()) + " AS " + column(i))
        + " FROM "
        + Sql.name(layout.table())
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
}
