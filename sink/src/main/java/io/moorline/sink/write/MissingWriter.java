package io.moorline.sink.write;

import io.moorline.sink.batch.Key;
import io.moorline.sink.batch.Row;
import io.moorline.sink.sql.ReferenceSql;
import io.moorline.sink.write.LogEntry.Operation;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Inserts derived references whose key is missing. */
final class MissingWriter extends SharedTableWriter {

  private final String sql;
  private final TableRows table;

  MissingWriter(Session session, ReferenceSql sql, Reliances reliances) {
    super(session, sql.stage(), reliances, Outcome.Kind.UNCHANGED);
    this.sql = sql.insertMissing();
    this.table = new TableRows(sql.layout().table());
  }

  /** Another writer's row is as good; only in an index over expressions must it be met first. */
  @Override
  public boolean isThereAlready(SQLException refusal) {
    String constraint = ErrorClass.constraint(refusal);
    return ErrorClass.UNIQUE_VIOLATION.equals(refusal.getSQLState())
        && constraint != null
        && layout().table().isOfKey(constraint);
  }

  @Override
  String sql() {
    return sql;
  }

  @Override
  void log(List<Row> rows, List<byte[] @Nullable []> returned, Outcome outcome) {
    Map<Key, Row> byKey = new HashMap<>();
    rows.forEach(row -> byKey.put(row.key(), row));
    for (byte[] @Nullable [] inserted : returned) {
      Row row = byKey.get(table.key(inserted));
      outcome.written(
          new LogEntry(row, Operation.INSERT, null, table.whole(inserted)), Outcome.Kind.INSERTED);
    }
  }
}
