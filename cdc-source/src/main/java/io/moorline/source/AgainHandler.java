package io.moorline.source;

import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.moorline.source.Event.Row;
import io.moorline.source.Event.SnapshotCompleted;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Hands the rows of a snapshot of some tables to the writer. They are as they were at the place of
 * the snapshot's slot in the log, so they wait until the log was read that far: a row must not come
 * before a change that it already has.
 */
final class AgainHandler implements ChangeConsumer<RecordChangeEvent<SourceRecord>> {

  private final EventReader reader;
  private final CaptureWriter writer;
  private final AgainProgress progress;
  private final Runnable end;
  private volatile boolean complete;
  private volatile boolean closing;

  /**
   * @param end asks the engine to stop, from any thread, without waiting
   */
  AgainHandler(EventReader reader, CaptureWriter writer, AgainProgress progress, Runnable end) {
    this.reader = reader;
    this.writer = writer;
    this.progress = progress;
    this.end = end;
  }

  /** Rows that still wait are given up. */
  void close() {
    closing = true;
  }

  /** All rows are in Kafka, and so is that they are. */
  boolean complete() {
    return complete;
  }

  @Override
  public void handleBatch(
      List<RecordChangeEvent<SourceRecord>> batch,
      RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
      throws InterruptedException {
    List<Row> rows = new ArrayList<>(batch.size());
    boolean last = false;
    for (RecordChangeEvent<SourceRecord> record : batch) {
      Event event = reader.read(record.record());
      if (event instanceof Row row && row.snapshot()) {
        rows.add(row);
      }
      last |= event instanceof SnapshotCompleted;
    }
    if (!complete && (last || !rows.isEmpty())) {
      hand(rows, last);
    }
  }

  @Override
  public boolean supportsTombstoneEvents() {
    return false;
  }

  private void hand(List<Row> rows, boolean last) throws InterruptedException {
    if (!rows.isEmpty()) {
      awaitLog(rows.get(0).source().getInt64("lsn"));
    }
    writer.again(rows);
    writer.commitAgain(progress.after(rows, last));
    if (last) {
      complete = true;
      end.run();
    }
  }

  private void awaitLog(long place) throws InterruptedException {
    if (!writer.awaitPlace(place, () -> closing)) {
      throw new InterruptedException("closing");
    }
  }
}
