package io.moorline.source;

import io.moorline.rules.pipeline.Kafka;
import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A compacted topic of one partition: the last value of each of a few keys is what counts. */
public final class StateTopic {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Kafka kafka;
  private final Topic topic;

  public StateTopic(Kafka kafka, Topic topic) {
    this.kafka = kafka;
    this.topic = topic;
  }

  public String name() {
    return topic.name();
  }

  public ProducerRecord<byte[], byte[]> record(String key, byte[] value) {
    return new ProducerRecord<>(topic.name(), 0, bytes(key), value);
  }

  /** What was committed last; after {@code initTransactions} nobody else can add to it. */
  public Optional<byte[]> committed(String key) {
    return last(key, "read_committed");
  }

  /** What was written last, even behind a transaction that is open. */
  Optional<byte[]> written(String key) {
    return last(key, "read_uncommitted");
  }

  private Optional<byte[]> last(String key, String isolation) {
    TopicPartition partition = new TopicPartition(topic.name(), 0);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(isolation)) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      byte[] last = null;
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          last = key.equals(text(record.key())) ? record.value() : last;
        }
      }
      return Optional.ofNullable(last);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
    Map<String, Object> settings = KafkaTopics.clientSettings(kafka);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
