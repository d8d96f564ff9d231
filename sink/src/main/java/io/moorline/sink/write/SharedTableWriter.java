package io.moorline.sink.write;

import io.moorline.sink.batch.Row;
import io.moorline.sink.sql.PatchSql;
import io.moorline.sink.sql.ReferenceSql;
import io.moorline.sink.sql.Stage;
import io.moorline.sink.sql.TakeOverSql;
import io.moorline.sink.table.Layout;
import io.moorline.sink.write.Outcome.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes a table that people write too, in one or two statements: what they pass over stays theirs.
 */
final class SharedTableWriter implements RowWriter {

  private final Session session;
  private final Stage stage;
  private final Reliances reliances;
  private final Kind passedOver;
  private final List<SharedStatement> statements;

  private SharedTableWriter(
      Session session,
      Stage stage,
      Reliances reliances,
      Kind passedOver,
      SharedStatement... statements) {
    this.session = session;
    this.stage = stage;
    this.reliances = reliances;
    this.passedOver = passedOver;
    this.statements = List.of(statements);
  }

  static RowWriter insertMissing(Session session, ReferenceSql sql, Reliances reliances) {
    return unlessThere(session, sql.stage(), reliances, insert(sql));
  }

  static RowWriter fillDerived(Session session, ReferenceSql sql, Reliances reliances) {
    return unlessThere(
        session, sql.stage(), reliances, change(sql.stage(), sql.fillDerived(), Kind.FILLED));
  }

  static RowWriter fillNull(Session session, ReferenceSql sql, Reliances reliances) {
    return unlessThere(
        session, sql.stage(), reliances, change(sql.stage(), sql.fillNull(), Kind.FILLED));
  }

  /** The insert comes first: what another writer inserts meanwhile is there for the other. */
  static RowWriter takeOver(Session session, ReferenceSql sql, Reliances reliances) {
    TakeOverSql takeOver = new TakeOverSql(sql.layout(), sql.stage(), sql.names());
    return unlessThere(
        session,
        sql.stage(),
        reliances,
        insert(sql),
        change(sql.stage(), takeOver.takeOver(), Kind.UPDATED));
  }

  static RowWriter patch(Session session, PatchSql sql, Reliances reliances) {
    return new SharedTableWriter(
        session,
        sql.stage(),
        reliances,
        Kind.OVERTAKEN,
        change(sql.stage(), sql.patch(), Kind.UPDATED));
  }

  private static RowWriter unlessThere(
      Session session, Stage stage, Reliances reliances, SharedStatement... statements) {
    return new SharedTableWriter(session, stage, reliances, Kind.UNCHANGED, statements);
  }

  private static SharedStatement insert(ReferenceSql sql) {
    return new InsertStatement(sql.insertMissing(), new TableRows(sql.layout().table()));
  }

  private static SharedStatement change(Stage stage, String sql, Kind written) {
    return new ChangeStatement(sql, written, stage.layout());
  }

  @Override
  public Outcome write(List<Row> rows) throws SQLException {
    Outcome outcome = new Outcome();
    Connection connection = session.connection();
    List<Row> present = reliances.check(connection, rows, outcome);
    if (!present.isEmpty()) {
      write(connection, present, outcome);
    }
    outcome.leftAlone(layout(), passedOver, present.size() - outcome.entries().size());
    return outcome;
  }

  /** Another writer's row is as good; only in an index over expressions must it be met first. */
  @Override
  public boolean isThereAlready(SQLException refusal) {
    String constraint = ErrorClass.constraint(refusal);
    return ErrorClass.UNIQUE_VIOLATION.equals(refusal.getSQLState())
        && constraint != null
        && layout().table().isOfKey(constraint);
  }

  private void write(Connection connection, List<Row> rows, Outcome outcome) throws SQLException {
    List<SharedStatement> useful =
        statements.stream().filter(SharedStatement::writesAnything).toList();
    if (!useful.isEmpty()) {
      session.load(stage, Fields.staged(rows, layout()));
      for (SharedStatement statement : useful) {
        statement.log(rows, Copy.out(connection, statement.sql()), outcome);
      }
    }
  }

  private Layout layout() {
    return stage.layout();
  }
}
