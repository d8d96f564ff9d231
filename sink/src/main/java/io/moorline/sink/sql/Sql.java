package io.moorline.sink.sql;

import io.moorline.sink.table.PgType;
import io.moorline.sink.table.TargetColumn;
import io.moorline.sink.table.TargetTable;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The words all statements share. */
public final class Sql {

  private Sql() {}

  public static String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  public static String name(TargetTable table) {
    return name(table.schema(), table.name());
  }

  public static String name(String schema, String table) {
    return quote(schema) + "." + quote(table);
  }

  /** The element type of an array parameter that is sent as text. */
  static String textArray(PgType type) {
    return "?::text[]::" + name(type.schema(), type.name()) + "[]";
  }

  /** The same of keys; the most common type is sent as it is. */
  static String keyArray(PgType type) {
    return type.isBigint() ? "?::bigint[]" : textArray(type);
  }

  static String columns(List<TargetColumn> columns) {
    return quoted(columns.stream().map(TargetColumn::name).toList());
  }

  public static String quoted(List<String> identifiers) {
    return identifiers.stream().map(Sql::quote).collect(Collectors.joining(", "));
  }

  static String join(int count, String separator, IntFunction<String> part) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(separator));
  }

  /** {@code k1, k2}: the columns of an unnested key. */
  static String keyNames(String prefix, int count) {
    return join(count, ", ", i -> prefix + (i + 1));
  }

  /** Every column of the table as binary COPY can carry it to the log. */
  static String logged(String alias, List<TargetColumn> columns) {
    return columns.stream()
        .map(
            column -> {
              String name = alias + "." + quote(column.name());
              return column.foreign() ? "to_json(" + name + ")::text" : name;
            })
        .collect(Collectors.joining(", "));
  }
}
