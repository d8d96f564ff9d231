package io.moorline.source;

import io.moorline.schemas.Position;
import io.moorline.source.CaptureState.Split;
import io.moorline.source.Event.Begin;
import io.moorline.source.Event.End;
import io.moorline.source.Event.Heartbeat;
import io.moorline.source.Event.Row;
import io.moorline.source.Event.SnapshotCompleted;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes events, the state that follows from them and progress marks in Kafka transactions. */
final class CaptureWriter {

  /** The name of a table within its database. */
  record TableKey(String schema, String table) {}

  /** How often one who waits sees whether to give up. */
  private static final long LOOK_UP_MILLIS = 100;

  private final CaptureProducer producer;
  private final CaptureStateTopic states;
  private final Map<TableKey, CapturedTable> tables;
  private final Marks marks;
  private final CaptureStatus status;
  private final PartLimit partLimit;

  private volatile CaptureState committed;
  private CaptureState state;
  private @Nullable String open;
  private long lastOrder;
  private long lastRowSeconds;

  /** The last END that no mark has told yet; null when rows came after no END. */
  private @Nullable End unmarked;

  /** What the log has told since tables began to be captured again; null when none are. */
  private @Nullable Touched touched;

  /** A predecessor may have committed rows of a split transaction without their mark. */
  private boolean rowsSinceMark = true;

  CaptureWriter(
      CaptureProducer producer,
      CaptureStateTopic states,
      CaptureState state,
      Map<TableKey, CapturedTable> tables,
      Marks marks,
      CaptureStatus status,
      PartLimit partLimit) {
    this.producer = producer;
    this.states = states;
    this.tables = Map.copyOf(tables);
    this.marks = marks;
    this.status = status;
    this.partLimit = partLimit;
    this.state = state;
    this.committed = state;
  }

  /** What Kafka has: safe to read from any thread. */
  CaptureState committed() {
    return committed;
  }

  /** Waits until Kafka has what the log told up to a place; false: given up before. */
  synchronized boolean awaitPlace(long place, BooleanSupplier givenUp) throws InterruptedException {
    while (Long.compareUnsigned(committed.lsn().orElse(0L), place) < 0) {
      if (givenUp.getAsBoolean()) {
        return false;
      }
      wait(LOOK_UP_MILLIS);
    }
    return true;
  }

  synchronized boolean inTransaction() {
    return open != null;
  }

  synchronized void accept(Event event) {
    if (event instanceof Row row) {
      row(row);
    } else if (event instanceof Begin begin) {
      open = begin.transaction();
      lastOrder = 0;
    } else if (event instanceof End end) {
      end(end);
    } else if (event instanceof Heartbeat heartbeat) {
      heartbeat(heartbeat);
    } else if (event instanceof SnapshotCompleted completed) {
      snapshotCompleted(completed);
    }
  }

  /** Commits everything up to a safe event. */
  synchronized void commit() {
    if (unmarked != null && rowsSinceMark) {
      markAfter(unmarked);
    }
    if (producer.isOpen() || moved()) {
      commitState();
    }
  }

  /** Commits a part of a transaction that is too large, or takes too long, for one. */
  synchronized void commitPartWhenDue() {
    if (open != null && producer.isOpen() && partLimit.reached()) {
      commitPart(open);
    }
  }

  private void commitPart(String transaction) {
    Split split = state.split();
    boolean same = split != null && split.transaction().equals(transaction);
    long order = same ? Math.max(split.order(), lastOrder) : lastOrder;
    state = state.at(state.offset(), new Split(transaction, order));
    commitState();
  }

  /**
   * From here on remembers what changes in these tables. Refuses inside a source transaction, whose
   * first rows have gone by, and before the snapshot is done.
   */
  synchronized boolean beginAgain(Set<TableKey> again) {
    if (open == null && state.snapshotDone()) {
      touched = new Touched(again);
      return true;
    }
    return false;
  }

  /**
   * Sends rows that reading their tables found, unless the log has told something newer: the others
   * are as they were after the last transaction, and placed there.
   */
  synchronized void again(List<Row> rows) {
    Touched newer = Objects.requireNonNull(touched, "nothing is captured again");
    for (Row row : rows) {
      CapturedTable table = tables.get(new TableKey(row.schema(), row.table()));
      if (table != null && !newer.has(row)) {
        table.send(row.foundAgain(), here(), producer::send);
        partLimit.sent();
        rowsSinceMark = true;
      }
    }
  }

  /** Commits what was sent again, and what is said about it. */
  synchronized void commitAgain(List<ProducerRecord<byte[], byte[]>> progress) {
    progress.forEach(producer::send);
    if (open == null) {
      commit();
    } else {
      commitPart(open);
    }
  }

  synchronized void endAgain() {
    touched = null;
  }

  private Position here() {
    long lsn = state.lsn().orElseThrow();
    return new Position(state.epoch(), lsn, open == null ? 0 : lastOrder);
  }

  private void row(Row row) {
    if (touched != null) {
      touched.note(row);
    }
    if (row.snapshot()) {
      snapshotAt(row.source().getInt64("lsn"));
    } else if (alreadyCommitted(row)) {
      return;
    }
    CapturedTable table = tables.get(new TableKey(row.schema(), row.table()));
    if (table != null) {
      table.send(row, position(row), producer::send);
      partLimit.sent();
      lastOrder = row.order();
      lastRowSeconds = row.source().getInt64("ts_ms") / 1000;
      rowsSinceMark = true;
    }
  }

  private boolean alreadyCommitted(Row row) {
    Split split = state.split();
    return open != null && split != null && split.covers(open, row.order());
  }

  private Position position(Row row) {
    Positions positions = new Positions(state.epoch(), state.generation());
    return row.snapshot() ? positions.snapshot() : positions.row(row.source(), row.order());
  }

  private void snapshotAt(long lsn) {
    if (state.generation() != lsn) {
      state = state.snapshotting(lsn);
    }
  }

  private void end(End end) {
    Split split = state.split();
    boolean complete = split != null && split.transaction().equals(end.transaction());
    state = state.at(SafeOffset.clean(end.offset()), complete ? null : split);
    open = null;
    unmarked = end;
  }

  private void heartbeat(Heartbeat heartbeat) {
    if (open == null && state.snapshotDone()) {
      state = state.at(SafeOffset.clean(heartbeat.offset()), state.split());
    }
  }

  /** The mark says that what the snapshot did not find is gone. */
  private void snapshotCompleted(SnapshotCompleted completed) {
    long generation = SafeOffset.place(completed.offset());
    state = state.snapshotDone(generation, SafeOffset.clean(completed.offset()));
    Position position = new Positions(state.epoch(), generation).snapshot();
    marks.complete(position, generation, at(completed.offset()), producer::send);
    rowsSinceMark = false;
  }

  private void markAfter(End end) {
    long lsn = SafeOffset.lsn(end.offset()).orElseThrow();
    Position position = new Positions(state.epoch(), state.generation()).afterTransaction(lsn);
    marks.progress(position, at(end.offset()), producer::send);
    rowsSinceMark = false;
  }

  private boolean moved() {
    return !state.lsn().equals(committed.lsn())
        || !Objects.equals(state.split(), committed.split());
  }

  private void commitState() {
    producer.send(states.record(state));
    producer.commit();
    committed = state;
    notifyAll();
    unmarked = null;
    partLimit.reset();
    long rows = tables.values().stream().mapToLong(CapturedTable::committed).sum();
    status.committed(state, rows, lastRowSeconds);
  }

  private static Instant at(Map<String, ?> offset) {
    Object micros = offset.get("ts_usec");
    return micros instanceof Number number
        ? Instant.EPOCH.plus(number.longValue(), ChronoUnit.MICROS)
        : Instant.EPOCH;
  }
}
