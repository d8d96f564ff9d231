package io.moorline.sink.write;

import io.moorline.sink.batch.Key;
import io.moorline.sink.table.JsonText;
import io.moorline.sink.table.TargetColumn;
import io.moorline.sink.table.TargetTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows of a table, as {@code to_jsonb} would show them. */
final class TableRows {

  private final List<TargetColumn> columns;
  private final List<String> names;
  private final int[] key;

  TableRows(TargetTable table) {
    this.columns = table.columns();
    this.key = table.keyColumns().stream().mapToInt(columns::indexOf).toArray();
    this.names = columns.stream().map(column -> JsonText.quote(column.name()) + ":").toList();
  }

  /** The whole row; fields in the order of the table's columns. */
  String whole(byte[] @Nullable [] fields) {
    return of(fields, IntStream.range(0, columns.size()).toArray());
  }

  /** The old values of the columns that differ. */
  String changed(byte[] @Nullable [] before, byte[] @Nullable [] after) {
    return of(
        before,
        IntStream.range(0, columns.size())
            .filter(i -> !Arrays.equals(before[i], after[i]))
            .toArray());
  }

  private String of(byte[] @Nullable [] fields, int[] which) {
    StringBuilder out = new StringBuilder(32 * which.length).append('{');
    for (int i : which) {
      out.append(out.length() == 1 ? "" : ",").append(names.get(i));
      byte[] field = fields[i];
      if (field == null) {
        out.append("null");
      } else {
        columns.get(i).codec().json(field, out);
      }
    }
    return out.append('}').toString();
  }

  /** The key of a row of the table. */
  Key key(byte[] @Nullable [] fields) {
    return Key.of(Arrays.stream(key).mapToObj(i -> fields[i]).toArray(byte[][]::new));
  }

  /** Where each column of the table is among others; -1: it is not. */
  static int[] places(TargetTable table, List<TargetColumn> among) {
    return table.columns().stream().mapToInt(among::indexOf).toArray();
  }
}
