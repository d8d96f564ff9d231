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

/** The compacted topic of one partition that keeps the last capture state of a database. */
final class CaptureStateTopic {

  private static final byte[] KEY = "state".getBytes(StandardCharsets.UTF_8);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Kafka kafka;
  private final Topic topic;

  CaptureStateTopic(Kafka kafka, Topic topic) {
    this.kafka = kafka;
    this.topic = topic;
  }

  String name() {
    return topic.name();
  }

  ProducerRecord<byte[], byte[]> record(CaptureState state) {
    return new ProducerRecord<>(topic.name(), 0, KEY, CaptureStateCodec.write(state));
  }

  /** What was committed last; after {@code initTransactions} nobody else can add to it. */
  Optional<CaptureState> read() {
    TopicPartition partition = new TopicPartition(topic.name(), 0);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      byte[] last = null;
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          last = record.value();
        }
      }
      return Optional.ofNullable(last).map(bytes -> CaptureStateCodec.read(topic.name(), bytes));
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = KafkaTopics.clientSettings(kafka);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
