package io.moorline.sink.sql;

import io.moorline.sink.table.TargetColumn;
import io.moorline.sink.table.TargetTable;
import java.util.List;

/**
 * Which reference rows exist, held against deletion until the transaction ends.
 *
 * @param columns those of the reference by which rows point at it
 */
public record RelianceSql(TargetTable reference, List<String> columns) {

  public String existing() {
    List<TargetColumn> key = columns.stream().map(reference::get).toList();
    return "SELECT k.ord FROM unnest("
        + Sql.join(key.size(), ", ", i -> Sql.textArray(key.get(i).type()))
        + ")\n  WITH ORDINALITY AS k("
        + Sql.keyNames("k", key.size())
        + ", ord)\nJOIN "
        + Sql.name(reference)
        + " t ON "
        + Sql.join(
            key.size(), " AND ", i -> "t." + Sql.quote(key.get(i).name()) + " = k.k" + (i + 1))
        + "\nFOR KEY SHARE OF t";
  }
}
