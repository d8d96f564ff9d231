package io.moorline.sink.write;

import io.moorline.sink.batch.Rejection;
import io.moorline.sink.batch.Row;
import io.moorline.sink.sql.MirrorSql;
import io.moorline.sink.table.Layout;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what is missing and what differs, and nothing else. */
final class MirrorWriter implements RowWriter {

  private record Probed(List<Row> missing, List<Row> changed) {}

  private final Session session;
  private final Layout layout;
  private final MirrorSql sql;
  private final MirrorLog log;
  private final Reliances reliances;
  private final Pace pace = new Pace();

  MirrorWriter(Session session, MirrorSql sql, Reliances reliances) {
    this.session = session;
    this.layout = sql.layout();
    this.sql = sql;
    this.log = new MirrorLog(sql);
    this.reliances = reliances;
  }

  @Override
  public Outcome write(List<Row> rows) throws SQLException {
    Outcome outcome = new Outcome();
    List<Row> whole = complete(rows, outcome);
    switch (way()) {
      case ASSUME_NEW -> insert(reliances.check(session.connection(), whole, outcome), outcome);
      case ASSUME_CHANGED -> updateThenAsk(whole, outcome);
      case PROBE -> ask(whole, outcome);
    }
    pace.written(
        rows.size(), outcome.count(Outcome.Kind.INSERTED), outcome.count(Outcome.Kind.UPDATED));
    return outcome;
  }

  /** The assumption that every key is new can be wrong without any row being bad. */
  @Override
  public boolean hasAnotherWay(SQLException refusal) {
    if (way() != Pace.Way.ASSUME_NEW
        || !ErrorClass.UNIQUE_VIOLATION.equals(refusal.getSQLState())) {
      return false;
    }
    pace.wrong();
    return true;
  }

  private Pace.Way way() {
    return sql.verify() ? Pace.Way.PROBE : pace.way();
  }

  private void ask(List<Row> rows, Outcome outcome) throws SQLException {
    Probed probed = probe(rows, outcome);
    insert(reliances.check(session.connection(), probed.missing, outcome), outcome);
    List<Row> changed = reliances.check(session.connection(), probed.changed, outcome);
    if (!changed.isEmpty() && update(changed, outcome).cardinality() < changed.size()) {
      throw new SQLException("rows changed between reading and writing them", "40001");
    }
  }

  private void updateThenAsk(List<Row> rows, Outcome outcome) throws SQLException {
    List<Row> present = reliances.check(session.connection(), rows, outcome);
    if (present.isEmpty()) {
      return;
    }
    BitSet updated = update(present, outcome);
    List<Row> rest = new ArrayList<>();
    for (int i = 0; i < present.size(); i++) {
      if (!updated.get(i)) {
        rest.add(present.get(i));
      }
    }
    ask(rest, outcome);
  }

  private Probed probe(List<Row> rows, Outcome outcome) throws SQLException {
    Probed probed = new Probed(new ArrayList<>(), new ArrayList<>());
    if (rows.isEmpty()) {
      return probed;
    }
    int different = 0;
    int older = 0;
    try (PreparedStatement statement = sql.verify() ? probeStage(rows) : probeKeys(rows);
        ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        different++;
        Row row = rows.get(found.getInt("ord") - 1);
        if (found.getBoolean("missing")) {
          probed.missing.add(row);
        } else if (row.isBehind(found.getString("position"))) {
          older++;
        } else {
          probed.changed.add(row);
        }
      }
    }
    outcome.leftAlone(layout, Outcome.Kind.SKIPPED_OLDER, older);
    outcome.leftAlone(layout, Outcome.Kind.UNCHANGED, rows.size() - different);
    return probed;
  }

  private PreparedStatement probeStage(List<Row> rows) throws SQLException {
    session.load(sql.stage(), staged(rows));
    return session.connection().prepareStatement(sql.probeStage());
  }

  private PreparedStatement probeKeys(List<Row> rows) throws SQLException {
    boolean behind = rows.stream().anyMatch(row -> row.behind() != null);
    PreparedStatement statement = session.connection().prepareStatement(sql.probe(behind));
    int next = Keys.set(statement, rows, layout.table().keyColumns());
    Keys.set(statement, next, "int8", rows, Row::version, Long[]::new);
    if (behind) {
      Keys.set(statement, next + 1, "text", rows, Row::behind, String[]::new);
    }
    return statement;
  }

  private void insert(List<Row> rows, Outcome outcome) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    if (sql.insertObserved()) {
      session.load(sql.stage(), staged(rows));
      log.inserted(rows, Copy.out(session.connection(), sql.insert()), outcome);
    } else {
      Copy.in(session.connection(), sql.copy(), rows(rows));
      log.inserted(rows, outcome);
    }
  }

  private BitSet update(List<Row> rows, Outcome outcome) throws SQLException {
    session.load(sql.stage(), staged(rows));
    BitSet updated = new BitSet();
    Copy.out(
        session.connection(),
        sql.update(),
        returned -> {
          int ord = Fields.integer(returned[0]);
          updated.set(ord);
          log.updated(rows.get(ord), returned, outcome);
        });
    return updated;
  }

  /** Takes the columns that a change leaves alone from the stored row. */
  private List<Row> complete(List<Row> rows, Outcome outcome) throws SQLException {
    List<Row> partial = rows.stream().filter(row -> !row.complete()).toList();
    if (partial.isEmpty()) {
      return rows;
    }
    session.load(sql.stage(), staged(partial));
    byte[] @Nullable [][] stored = new byte[partial.size()][][];
    for (byte[] @Nullable [] returned : Copy.out(session.connection(), sql.stored())) {
      stored[Fields.integer(returned[0])] = Fields.slice(returned, 1, layout.content());
    }
    List<Row> whole = new ArrayList<>(rows.size());
    int next = 0;
    for (Row row : rows) {
      if (row.complete()) {
        whole.add(row);
      } else {
        byte[] @Nullable [] known = stored[next++];
        if (known == null) {
          outcome.rejected(row, incomplete(row));
        } else {
          whole.add(row.completed(known));
        }
      }
    }
    return whole;
  }

  private static Rejection incomplete(Row row) {
    return Rejection.of(
        row,
        "incomplete",
        "the change leaves columns alone whose values only a stored row would have, and there is"
            + " none; write the row again at its source",
        Optional.empty());
  }

  private Copy.Rows rows(List<Row> rows) {
    return buffer -> {
      for (Row row : rows) {
        buffer.row(layout.columns().size());
        Fields.write(row, buffer);
      }
    };
  }

  private Copy.Rows staged(List<Row> rows) {
    return Fields.staged(rows, layout);
  }
}
