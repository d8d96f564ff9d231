package io.moorline.sink.write;

import io.moorline.sink.batch.Row;
import io.moorline.sink.sql.Stage;
import io.moorline.sink.table.Layout;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a table that people write too: one statement, and what it passes over stays theirs. */
abstract class SharedTableWriter implements RowWriter {

  private final Session session;
  private final Stage stage;
  private final Reliances reliances;
  private final Outcome.Kind passedOver;

  SharedTableWriter(Session session, Stage stage, Reliances reliances, Outcome.Kind passedOver) {
    this.session = session;
    this.stage = stage;
    this.reliances = reliances;
    this.passedOver = passedOver;
  }

  @Override
  public final Outcome write(List<Row> rows) throws SQLException {
    Outcome outcome = new Outcome();
    Connection connection = session.connection();
    List<Row> present = reliances.check(connection, rows, outcome);
    if (!present.isEmpty() && writesAnything()) {
      session.load(stage, Fields.staged(present, stage.layout()));
      log(present, Copy.out(connection, sql()), outcome);
    }
    outcome.leftAlone(layout(), passedOver, present.size() - outcome.entries().size());
    return outcome;
  }

  final Layout layout() {
    return stage.layout();
  }

  /** The statement, which takes the rows from the stage and returns those that it wrote. */
  abstract String sql();

  abstract void log(List<Row> rows, List<byte[] @Nullable []> returned, Outcome outcome);

  /** False when the statement would have nothing to set. */
  boolean writesAnything() {
    return true;
  }
}
