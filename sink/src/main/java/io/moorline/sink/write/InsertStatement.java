package io.moorline.sink.write;

import io.moorline.sink.batch.Key;
import io.moorline.sink.batch.Row;
import io.moorline.sink.write.LogEntry.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Inserts references whose key is missing, and returns them whole. */
record InsertStatement(String sql, TableRows table) implements SharedStatement {

  @Override
  public boolean writesAnything() {
    return true;
  }

  @Override
  public void log(List<Row> rows, List<byte[] @Nullable []> returned, Outcome outcome) {
    Map<Key, Row> byKey = new HashMap<>();
    rows.forEach(row -> byKey.put(row.key(), row));
    for (byte[] @Nullable [] inserted : returned) {
      Row row = byKey.get(table.key(inserted));
      outcome.written(
          new LogEntry(row, Operation.INSERT, null, table.whole(inserted)), Outcome.Kind.INSERTED);
    }
  }
}
