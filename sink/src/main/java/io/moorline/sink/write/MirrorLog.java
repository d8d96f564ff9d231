package io.moorline.sink.write;

import io.moorline.sink.batch.Key;
import io.moorline.sink.batch.Row;
import io.moorline.sink.sql.MirrorSql;
import io.moorline.sink.table.Layout;
import io.moorline.sink.table.TargetTable;
import io.moorline.sink.write.LogEntry.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes change_log entries of what was written to a mirror. */
final class MirrorLog {

  private final int[] written;
  private final int[] observed;
  private final TargetTable table;
  private final TableRows json;

  MirrorLog(MirrorSql sql) {
    Layout layout = sql.layout();
    this.table = layout.table();
    this.written = TableRows.places(table, layout.columns());
    this.observed = TableRows.places(table, sql.observedByUpdate());
    this.json = new TableRows(table);
  }

  /** Rows of which the client knows every column. */
  void inserted(List<Row> rows, Outcome outcome) {
    for (Row row : rows) {
      byte[] @Nullable [] fields = new byte[written.length][];
      for (int i = 0; i < fields.length; i++) {
        fields[i] = written[i] < 0 ? null : row.fields()[written[i]];
      }
      inserted(row, fields, outcome);
    }
  }

  /** Rows as the database returned them, in any order. */
  void inserted(List<Row> rows, List<byte[] @Nullable []> returned, Outcome outcome) {
    Map<Key, Row> byKey = new HashMap<>();
    rows.forEach(row -> byKey.put(row.key(), row));
    for (byte[] @Nullable [] fields : returned) {
      inserted(byKey.get(json.key(fields)), fields, outcome);
    }
  }

  /**
   * A row's number, its columns before the update, and those that only the database knows after it.
   */
  void updated(Row row, byte[] @Nullable [] returned, Outcome outcome) {
    byte[] @Nullable [] before = new byte[written.length][];
    byte[] @Nullable [] after = new byte[written.length][];
    for (int i = 0; i < written.length; i++) {
      before[i] = returned[1 + i];
      if (observed[i] >= 0) {
        after[i] = returned[1 + written.length + observed[i]];
      } else {
        after[i] = written[i] >= 0 ? row.fields()[written[i]] : before[i];
      }
    }
    outcome.written(
        new LogEntry(row, Operation.UPDATE, json.changed(before, after), json.whole(after)),
        Outcome.Kind.UPDATED);
  }

  private void inserted(Row row, byte[] @Nullable [] fields, Outcome outcome) {
    outcome.written(
        new LogEntry(row, Operation.INSERT, null, json.whole(fields)), Outcome.Kind.INSERTED);
  }
}
