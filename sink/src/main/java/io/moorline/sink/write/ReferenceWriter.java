package io.moorline.sink.write;

import io.moorline.rules.pipeline.ColumnNames;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.sink.batch.Key;
import io.moorline.sink.batch.Row;
import io.moorline.sink.sql.ReferenceSql;
import io.moorline.sink.table.Layout;
import io.moorline.sink.write.LogEntry.Operation;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Inserts derived references, and fills NULLs of those that nobody has reviewed. */
final class ReferenceWriter implements RowWriter {

  private final Session session;
  private final Layout layout;
  private final Intent intent;
  private final ReferenceSql sql;
  private final TableRows table;
  private final Reliances reliances;

  ReferenceWriter(
      Session session,
      Layout layout,
      Intent intent,
      String stage,
      ColumnNames names,
      Reliances reliances) {
    this.session = session;
    this.layout = layout;
    this.intent = intent;
    this.sql = new ReferenceSql(layout, stage, names);
    this.table = new TableRows(layout.table());
    this.reliances = reliances;
  }

  @Override
  public Outcome write(List<Row> rows) throws SQLException {
    Outcome outcome = new Outcome();
    List<Row> present = reliances.check(session.connection(), rows, outcome);
    if (!present.isEmpty()) {
      session.load(sql.stage(), Fields.staged(present, layout));
      if (intent == Intent.INSERT_MISSING) {
        insertMissing(present, outcome);
      } else {
        fillNull(present, outcome);
      }
      outcome.leftAlone(layout, Outcome.Kind.UNCHANGED, present.size() - outcome.entries().size());
    }
    return outcome;
  }

  private void insertMissing(List<Row> rows, Outcome outcome) throws SQLException {
    Map<Key, Row> byKey = new HashMap<>();
    rows.forEach(row -> byKey.put(row.key(), row));
    for (byte[] @Nullable [] inserted : Copy.out(session.connection(), sql.insertMissing())) {
      outcome.written(
          new LogEntry(
              byKey.get(table.key(inserted)), Operation.INSERT, null, table.whole(inserted)),
          Outcome.Kind.INSERTED);
    }
  }

  private void fillNull(List<Row> rows, Outcome outcome) throws SQLException {
    if (layout.columns().size() == layout.key().length) {
      return;
    }
    for (byte[] @Nullable [] returned : Copy.out(session.connection(), sql.fillNull())) {
      int columns = layout.table().columns().size();
      byte[] @Nullable [] before = Fields.slice(returned, 1, columns);
      byte[] @Nullable [] after = Fields.slice(returned, 1 + columns, columns);
      outcome.written(
          new LogEntry(
              rows.get(Fields.integer(returned[0])),
              Operation.UPDATE,
              table.changed(before, after),
              table.whole(after)),
          Outcome.Kind.FILLED);
    }
  }
}
