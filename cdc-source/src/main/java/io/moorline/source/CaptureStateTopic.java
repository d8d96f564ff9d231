package io.moorline.source;

import io.moorline.rules.pipeline.Kafka;
import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Keeps the last capture state of a database, and which process claimed the capture last. */
final class CaptureStateTopic {

  private static final String STATE = "state";
  private static final String CLAIM = "claim";

  private final Kafka kafka;
  private final StateTopic topic;

  CaptureStateTopic(Kafka kafka, Topic topic) {
    this.kafka = kafka;
    this.topic = new StateTopic(kafka, topic);
  }

  String name() {
    return topic.name();
  }

  ProducerRecord<byte[], byte[]> record(CaptureState state) {
    return topic.record(STATE, CaptureStateCodec.write(state));
  }

  /** What was committed last; after {@code initTransactions} nobody else can add to it. */
  Optional<CaptureState> read() {
    return topic.committed(STATE).map(bytes -> CaptureStateCodec.read(topic.name(), bytes));
  }

  /** Whoever is fenced after this returned can see by whom. */
  void claim(String instance) {
    Map<String, Object> settings = KafkaTopics.clientSettings(kafka);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(topic.record(CLAIM, instance.getBytes(StandardCharsets.UTF_8))).get();
    } catch (ExecutionException e) {
      throw new CaptureException("the capture cannot be claimed", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** Who claimed last. A claim is no part of a transaction, and may lie behind an open one. */
  Optional<String> claimant() {
    return topic.written(CLAIM).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
