package io.moorline.sink.write;

import io.moorline.sink.batch.Row;
import io.moorline.sink.sql.PatchSql;
import io.moorline.sink.sql.ReferenceSql;
import io.moorline.sink.sql.Stage;
import io.moorline.sink.write.LogEntry.Operation;
import io.moorline.sink.write.Outcome.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes rows of others; the database tells what each was, and what it became. */
final class ChangeWriter extends SharedTableWriter {

  private final String sql;
  private final Kind written;
  private final TableRows table;

  private ChangeWriter(
      Session session, Stage stage, String sql, Reliances reliances, Kind written, Kind left) {
    super(session, stage, reliances, left);
    this.sql = sql;
    this.written = written;
    this.table = new TableRows(stage.layout().table());
  }

  static ChangeWriter fillDerived(Session session, ReferenceSql sql, Reliances reliances) {
    return filling(session, sql.stage(), sql.fillDerived(), reliances);
  }

  static ChangeWriter fillNull(Session session, ReferenceSql sql, Reliances reliances) {
    return filling(session, sql.stage(), sql.fillNull(), reliances);
  }

  static ChangeWriter patch(Session session, PatchSql sql, Reliances reliances) {
    return new ChangeWriter(
        session, sql.stage(), sql.patch(), reliances, Kind.UPDATED, Kind.OVERTAKEN);
  }

  private static ChangeWriter filling(
      Session session, Stage stage, String sql, Reliances reliances) {
    return new ChangeWriter(session, stage, sql, reliances, Kind.FILLED, Kind.UNCHANGED);
  }

  @Override
  String sql() {
    return sql;
  }

  @Override
  boolean writesAnything() {
    return layout().changing().length > 0;
  }

  @Override
  void log(List<Row> rows, List<byte[] @Nullable []> returned, Outcome outcome) {
    int columns = layout().table().columns().size();
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
