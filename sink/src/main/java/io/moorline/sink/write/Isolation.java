package io.moorline.sink.write;

import io.moorline.schemas.RowChange.Reliance;
import io.moorline.sink.batch.Rejection;
import io.moorline.sink.batch.Row;
import io.moorline.sink.table.ForeignKey;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;

/** Writes rows so that a bad one stands alone in the end, and costs the others nothing. */
final class Isolation {

  private final Session session;
  private final RowWriter writer;
  private final Reliances reliances;

  Isolation(Session session, RowWriter writer, Reliances reliances) {
    this.session = session;
    this.writer = writer;
    this.reliances = reliances;
  }

  Outcome write(List<Row> rows) throws SQLException {
    Savepoint savepoint = session.savepoint();
    try {
      // The commit releases it; a statement for that would be one more of few.
      return writer.write(rows);
    } catch (SQLException e) {
      if (ErrorClass.of(e) != ErrorClass.DATA) {
        throw e;
      }
      session.rollbackTo(savepoint);
      session.release(savepoint);
      return writer.hasAnotherWay(e) ? write(rows) : apart(rows, e);
    }
  }

  private Outcome apart(List<Row> rows, SQLException refusal) throws SQLException {
    if (rows.size() == 1) {
      return blame(rows.get(0), refusal);
    }
    int half = rows.size() / 2;
    Outcome outcome = write(rows.subList(0, half));
    outcome.add(write(rows.subList(half, rows.size())));
    return outcome;
  }

  private Outcome blame(Row row, SQLException refusal) {
    Outcome outcome = new Outcome();
    Optional<Reliance> vanished = vanished(row, refusal);
    if (writer.isThereAlready(refusal)) {
      outcome.leftAlone(row.layout(), Outcome.Kind.UNCHANGED, 1);
    } else if (vanished.isPresent()) {
      outcome.handedBack(new HandedBack(row, vanished.get()));
    } else {
      outcome.rejected(
          row, Rejection.of(row, "refused", detail(refusal), Optional.of(refusal.getSQLState())));
    }
    return outcome;
  }

  private Optional<Reliance> vanished(Row row, SQLException refusal) {
    if (!ErrorClass.FOREIGN_KEY_VIOLATION.equals(refusal.getSQLState())) {
      return Optional.empty();
    }
    String constraint = ErrorClass.constraint(refusal);
    return row.layout().table().foreignKeys().stream()
        .filter(key -> key.constraint().equals(constraint))
        .findFirst()
        .flatMap(key -> brokenBy(row, key));
  }

  private Optional<Reliance> brokenBy(Row row, ForeignKey key) {
    return reliances.brokenBy(row, key.schema(), key.table());
  }

  private static String detail(SQLException refusal) {
    String constraint = ErrorClass.constraint(refusal);
    return refusal.getMessage()
        + (constraint == null ? "" : " (constraint " + constraint + ")")
        + "; mend the row at its source, or the rule that refuses it";
  }
}
