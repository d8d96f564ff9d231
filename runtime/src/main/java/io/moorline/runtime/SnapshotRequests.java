package io.moorline.runtime;

import io.moorline.rules.pipeline.Kafka;
import io.moorline.schemas.SnapshotLedger;
import io.moorline.schemas.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads which datasets shall be captured again, and how far that has come. */
public final class SnapshotRequests implements AutoCloseable {

  private static final Duration POLL = Duration.ofSeconds(1);

  private final SnapshotLedger ledger = new SnapshotLedger();
  private final TopicPartition partition;
  private final KafkaConsumer<byte[], byte[]> consumer;

  public SnapshotRequests(Kafka kafka, Topic topic) {
    this.partition = new TopicPartition(topic.name(), 0);
    this.consumer =
        new KafkaConsumer<>(
            settings(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
  }

  /** All that was asked for and told by now; waits a moment for news. */
  public SnapshotLedger read() {
    long end = consumer.endOffsets(List.of(partition)).get(partition);
    do {
      consumer.poll(POLL).forEach(record -> ledger.read(record.key(), record.value()));
    } while (consumer.position(partition) < end);
    return ledger;
  }

  @Override
  public void close() {
    consumer.close();
  }

  private static Map<String, Object> settings(Kafka kafka) {
    Map<String, Object> settings = KafkaTopics.clientSettings(kafka);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return settings;
  }
}
