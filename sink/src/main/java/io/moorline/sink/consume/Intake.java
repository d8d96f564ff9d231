package io.moorline.sink.consume;

import io.moorline.schemas.SchemaRegistry.RegistryException;
import io.moorline.sink.batch.Batch;
import io.moorline.sink.batch.Decoded;
import io.moorline.sink.batch.Decoder;
import io.moorline.sink.batch.Gather;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Gathers what was polled into the next batch. */
final class Intake {

  private static final Duration REGISTRY_PAUSE = Duration.ofSeconds(1);

  private final Consumer<byte[], byte[]> consumer;
  private final Map<String, String> tables;
  private final Decoder decoder;
  private final Holdings holdings;
  private final SinkState state;
  private final Pace pace;
  private Gather gather = new Gather();
  private boolean quiet;
  private long heldUntil = System.nanoTime();

  /** The tables are those that each topic's rows go to. */
  Intake(
      Consumer<byte[], byte[]> consumer,
      Map<String, String> tables,
      Decoder decoder,
      Holdings holdings,
      Pace pace,
      SinkState state) {
    this.consumer = consumer;
    this.tables = Map.copyOf(tables);
    this.decoder = decoder;
    this.holdings = holdings;
    this.pace = pace;
    this.state = state;
  }

  boolean isEmpty() {
    return gather.isEmpty();
  }

  /** Takes no more for now. */
  boolean isFull() {
    return pace.isFull(gather.records()) || System.nanoTime() - heldUntil < 0;
  }

  /** Offsets that advanced past markers alone wait for a quiet moment. */
  boolean isDue() {
    return gather.records() > 0
        ? pace.isDue(gather.records(), System.nanoTime())
        : quiet && !gather.isEmpty();
  }

  Batch next() {
    Batch batch = gather.batch();
    pace.launched(gather.records(), System.nanoTime());
    gather = new Gather();
    return batch;
  }

  void forget() {
    gather = new Gather();
  }

  void take(ConsumerRecords<byte[], byte[]> records) {
    quiet = records.isEmpty();
    pace.polled(records.count(), System.nanoTime());
    try {
      Map<TopicPartition, String> lastKeys = new HashMap<>();
      List<Decoded> all = decode(records, lastKeys);
      all.forEach(decoded -> decoded.into(gather));
      records
          .nextOffsets()
          .forEach((partition, next) -> advance(partition, next.offset(), lastKeys.get(partition)));
      state.registryAnswers();
    } catch (RegistryException e) {
      state.registryFails(e.getMessage());
      heldUntil = System.nanoTime() + REGISTRY_PAUSE.toNanos();
      records.partitions().forEach(this::readAgain);
    }
  }

  private List<Decoded> decode(
      ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, String> lastKeys) {
    List<Decoded> all = new ArrayList<>(records.count());
    for (TopicPartition partition : records.partitions()) {
      for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
        all.add(decoder.decode(record, holdings.verifies(partition, record.offset())));
      }
      lastKeys.put(partition, all.get(all.size() - 1).entityKey());
    }
    return all;
  }

  private void advance(TopicPartition partition, long next, @Nullable String lastKey) {
    if (holdings.has(partition)) {
      String table = tables.get(partition.topic());
      holdings.advance(gather, partition, next, table, lastKey == null ? "" : lastKey);
    }
  }

  private void readAgain(TopicPartition partition) {
    consumer.seek(partition, holdings.gathered(partition));
  }
}
