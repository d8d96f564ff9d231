package io.moorline.bench.topology;

import io.moorline.schemas.ChangeSchema;
import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.WireFormat;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Plays the sink, the database and capture, at once and without any delay: what is derived comes
 * back as a captured row, with an id and a later place in the log.
 */
final class PlayedDatabase implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(10);

  private final Scene scene;
  private final PlayedCapture capture;
  private final WireFormat wire;
  private final Thread thread = new Thread(this::run, "played-database");
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile boolean closing;
  private long lastId;

  PlayedDatabase(Scene scene, AtomicLong log) {
    this.scene = scene;
    this.capture = new PlayedCapture(scene, "answers", log);
    this.wire = scene.wire();
    this.lastId = scene.rows().keys();
  }

  void start() {
    thread.start();
  }

  /** Nobody answers any more. */
  Future<?> ended() {
    return ended;
  }

  private void run() {
    try {
      untilClosed();
    } finally {
      ended.complete(null);
    }
  }

  private void untilClosed() {
    List<String> topics =
        scene.references().stream()
            .map(reference -> scene.topics().changes(reference).name())
            .toList();
    try (KafkaConsumer<byte[], byte[]> consumer = Arrivals.consumer(scene, topics)) {
      while (!closing) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        for (String reference : scene.references()) {
          answer(reference, records.records(scene.topics().changes(reference).name()));
        }
      }
    }
  }

  private void answer(String reference, Iterable<ConsumerRecord<byte[], byte[]>> records) {
    List<Map<String, @Nullable Object>> inserted =
        StreamSupport.stream(records.spliterator(), false)
            .map(record -> ChangeSchema.read(wire.read(record.value())))
            .filter(change -> change.intent() == Intent.INSERT_MISSING)
            .map(this::row)
            .toList();
    if (!inserted.isEmpty()) {
      capture.write(reference, 0, inserted.size(), inserted::get);
      capture.commit();
    }
  }

  private Map<String, @Nullable Object> row(RowChange change) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>(change.row());
    row.put("id", ++lastId);
    return row;
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    capture.close();
  }
}
