package io.moorline.bench.topology;

import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.Captured;
import io.moorline.schemas.Captured.Op;
import io.moorline.schemas.CdcSchema;
import io.moorline.schemas.Position;
import io.moorline.schemas.Topic;
import io.moorline.schemas.WireFormat;
import io.moorline.source.CdcSchemas;
import io.moorline.source.RecordKeys;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what capture would have: the same keys, envelopes, partitions and marks, in transactions.
 */
final class PlayedCapture implements AutoCloseable {

  private static final int EPOCH = 1;
  private static final int ROWS_PER_TRANSACTION = 1000;

  /** As many transactions as capture commits at once, and tells with one mark. */
  private static final int TRANSACTIONS_PER_MARK = 8;

  private final Scene scene;
  private final AtomicLong log;
  private final WireFormat wire;
  private final Map<String, CdcSchema> schemas = new HashMap<>();
  private final KafkaProducer<byte[], byte[]> producer;

  /**
   * @param log how far the log was written; of all that play capture of one database
   */
  PlayedCapture(Scene scene, String name, AtomicLong log) {
    this.scene = scene;
    this.log = log;
    this.wire = scene.wire();
    Map<String, Object> settings = KafkaTopics.clientSettings(scene.pipeline().kafka());
    settings.put("transactional.id", scene.pipeline().name() + "." + name);
    settings.put("transaction.timeout.ms", 600_000);
    settings.put("compression.type", "lz4");
    settings.put("linger.ms", 20);
    settings.put("batch.size", 256 << 10);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
  }

  /** These rows of every reference; that there are no more is told at once. */
  void snapshot(int rows, IntFunction<Map<String, @Nullable Object>> row) {
    producer.beginTransaction();
    Position position = new Position(EPOCH, log.incrementAndGet(), 0);
    for (String reference : scene.references()) {
      for (int number = 0; number < rows; number++) {
        send(reference, Op.READ, row.apply(number), position, position.lsn());
      }
    }
    mark(position.lsn());
    producer.commitTransaction();
  }

  /** Rows that were inserted; they can be read when they are committed. */
  void write(String dataset, int from, int to, IntFunction<Map<String, @Nullable Object>> row) {
    producer.beginTransaction();
    for (int first = from, n = 1; first < to; first += ROWS_PER_TRANSACTION, n++) {
      long begin = log.getAndIncrement();
      int end = Math.min(to, first + ROWS_PER_TRANSACTION);
      for (int number = first; number < end; number++) {
        Position position = new Position(EPOCH, begin, number - first + 1L);
        send(dataset, Op.CREATE, row.apply(number), position, 0);
      }
      if (n % TRANSACTIONS_PER_MARK == 0 || end == to) {
        mark(0);
      }
    }
    producer.flush();
  }

  void commit() {
    producer.commitTransaction();
  }

  private void send(
      String dataset,
      Op op,
      Map<String, @Nullable Object> row,
      Position position,
      long generation) {
    Topic topic = scene.topics().cdc(dataset);
    Map<String, @Nullable Object> primaryKey = new LinkedHashMap<>();
    primaryKey.put("id", row.get("id"));
    byte[] key = wire.write(WireFormat.keySubject(topic), schema(dataset).key(primaryKey));
    byte[] value = value(dataset, op, row, position, generation);
    producer.send(new ProducerRecord<>(topic.name(), RecordKeys.partition(topic, key), key, value));
  }

  private void mark(long generation) {
    Position position = new Position(EPOCH, log.get(), 0);
    for (String reference : scene.references()) {
      Topic topic = scene.topics().cdc(reference);
      byte[] mark = value(reference, Op.MARK, Map.of(), position, generation);
      for (int partition = 0; partition < topic.partitions(); partition++) {
        producer.send(new ProducerRecord<>(topic.name(), partition, null, mark));
      }
    }
  }

  private byte[] value(
      String dataset,
      Op op,
      Map<String, @Nullable Object> row,
      Position position,
      long generation) {
    var source =
        new Captured.Source(Scene.DATABASE, "public", dataset, position, generation, Instant.EPOCH);
    return wire.write(
        WireFormat.valueSubject(scene.topics().cdc(dataset)),
        schema(dataset).value(new Captured(op, row, List.of(), source)));
  }

  private CdcSchema schema(String dataset) {
    return schemas.computeIfAbsent(
        dataset, id -> new CdcSchemas(scene.pipeline().name()).of(id, scene.table(id)));
  }

  @Override
  public void close() {
    producer.close();
  }
}
