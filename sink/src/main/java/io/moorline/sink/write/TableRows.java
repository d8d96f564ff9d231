package io.moorline.sink.write;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.moorline.sink.batch.Key;
import io.moorline.sink.table.JsonBuffer;
import io.moorline.sink.table.TargetColumn;
import io.moorline.sink.table.TargetTable;
import io.moorline.sink.write.LogEntry.Json;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Rows of a table, as {@code to_jsonb} would show them. */
final class TableRows {

  private static final byte[] NULL = "null".getBytes(US_ASCII);

  private final List<TargetColumn> columns;
  private final List<byte[]> names;
  private final int[] key;

  TableRows(TargetTable table) {
    this.columns = table.columns();
    this.key = table.keyColumns().stream().mapToInt(columns::indexOf).toArray();
    this.names = columns.stream().map(column -> name(column.name())).toList();
  }

  private static byte[] name(String column) {
    return new JsonBuffer().quoted(column).mark(':').copy();
  }

  /** The whole row; fields in the order of the table's columns. */
  Json whole(byte[] @Nullable [] fields) {
    return out -> write(fields, i -> true, out);
  }

  /** The old values of the columns that differ. */
  Json changed(byte[] @Nullable [] before, byte[] @Nullable [] after) {
    return out -> write(before, i -> !Arrays.equals(before[i], after[i]), out);
  }

  private void write(byte[] @Nullable [] fields, IntPredicate which, JsonBuffer out) {
    char mark = '{';
    for (int i = 0; i < fields.length; i++) {
      if (which.test(i)) {
        out.mark(mark).raw(names.get(i));
        value(i, fields[i], out);
        mark = ',';
      }
    }
    if (mark == '{') {
      out.mark(mark);
    }
    out.mark('}');
  }

  private void value(int column, byte @Nullable [] field, JsonBuffer out) {
    if (field == null) {
      out.raw(NULL);
    } else {
      columns.get(column).codec().json(field, out);
    }
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
