package io.moorline.source;

import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Moves batches from the engine to Kafka. The source may forget only what a Kafka transaction has
 * committed, and only up to the end of a source transaction: a place inside one is not unique.
 */
final class BatchHandler implements ChangeConsumer<RecordChangeEvent<SourceRecord>> {

  private final EventReader reader;
  private final CaptureWriter writer;
  private final CaptureStatus status;

  BatchHandler(EventReader reader, CaptureWriter writer, CaptureStatus status) {
    this.reader = reader;
    this.writer = writer;
    this.status = status;
  }

  @Override
  public void handleBatch(
      List<RecordChangeEvent<SourceRecord>> batch,
      RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
      throws InterruptedException {
    status.heard();
    List<Event> events = new ArrayList<>(batch.size());
    batch.forEach(record -> events.add(reader.read(record.record())));
    int safe = SafeEvents.last(events, writer.inTransaction());
    events.subList(0, safe + 1).forEach(writer::accept);
    if (safe >= 0) {
      writer.commit();
      committer.markProcessed(batch.get(safe));
      committer.markBatchFinished();
    }
    events.subList(safe + 1, events.size()).forEach(writer::accept);
    writer.commitPartWhenDue();
  }

  @Override
  public boolean supportsTombstoneEvents() {
    return false;
  }
}
