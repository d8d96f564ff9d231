package io.moorline.source;

import io.moorline.rules.pipeline.Kafka;
import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The compacted topic of one partition that keeps the last capture state of a database, and which
 * process claimed the capture last.
 */
final class CaptureStateTopic {

  private static final byte[] STATE = "state".getBytes(StandardCharsets.UTF_8);
  private static final byte[] CLAIM = "claim".getBytes(StandardCharsets.UTF_8);
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
    return new ProducerRecord<>(topic.name(), 0, STATE, CaptureStateCodec.write(state));
  }

  /** What was committed last; after {@code initTransactions} nobody else can add to it. */
  Optional<CaptureState> read() {
    return last(STATE, "read_committed").map(bytes -> CaptureStateCodec.read(topic.name(), bytes));
  }

  /** Whoever is fenced after this returned can see by whom. */
  void claim(String instance) {
    Map<String, Object> settings = KafkaTopics.clientSettings(kafka);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] value = instance.getBytes(StandardCharsets.UTF_8);
      producer.send(new ProducerRecord<>(topic.name(), 0, CLAIM, value)).get();
    } catch (ExecutionException e) {
      throw new CaptureException("the capture cannot be claimed", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** Who claimed last. A claim is no part of a transaction, and may lie behind an open one. */
  Optional<String> claimant() {
    return last(CLAIM, "read_uncommitted").map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private Optional<byte[]> last(byte[] key, String isolation) {
    TopicPartition partition = new TopicPartition(topic.name(), 0);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(isolation)) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      byte[] last = null;
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          last = Arrays.equals(record.key(), key) ? record.value() : last;
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
}
