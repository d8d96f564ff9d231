package io.moorline.source;

import io.moorline.rules.pipeline.TableName;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names and values as SQL text. */
final class Sql {

  private Sql() {}

  static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  static String table(TableName table) {
    return name(table.schema()) + "." + name(table.table());
  }

  static String tables(Collection<TableName> tables) {
    return tables.stream().map(Sql::table).collect(Collectors.joining(", "));
  }

  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** A place in the log as PostgreSQL writes it. */
  static String lsn(long lsn) {
    return String.format(Locale.ROOT, "%X/%X", lsn >>> 32, lsn & 0xffffffffL);
  }
}
