package io.moorline.sink.write;

import io.moorline.sink.batch.Row;
import io.moorline.sink.table.Layout;
import io.moorline.sink.write.LogEntry.Operation;
import io.moorline.sink.write.Outcome.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes rows of others; the database tells what each was, and what it became. */
record ChangeStatement(String sql, Kind written, Layout layout) implements SharedStatement {

  @Override
  public boolean writesAnything() {
    return layout.changing().length > 0;
  }

  @Override
  public void log(List<Row> rows, List<byte[] @Nullable []> returned, Outcome outcome) {
    TableRows table = new TableRows(layout.table());
    int columns = layout.table().columns().size();
    for (byte[] @Nullable [] row : returned) {
      byte[] @Nullable [] before = Fields.slice(row, 1, columns);
      byte[] @Nullable [] after = Fields.slice(row, 1 + columns, columns);
      outcome.written(
          new LogEntry(
              rows.get(Fields.integer(row[0])),
              Operation.UPDATE,
              table.changed(before, after),
              table.whole(after)),
          written);
    }
  }
}
