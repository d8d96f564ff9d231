package io.moorline.streams.start;

import io.moorline.rules.pipeline.Kafka;
import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The ids of the topics that were read before, by their names, in a topic of their own. */
final class KnownTopics {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Kafka kafka;
  private final Topic topic;

  KnownTopics(Kafka kafka, Topic topic) {
    this.kafka = kafka;
    this.topic = topic;
  }

  Map<String, String> read() {
    TopicPartition partition = new TopicPartition(topic.name(), 0);
    Map<String, String> known = new HashMap<>();
    try (KafkaConsumer<String, String> consumer = consumer()) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
          known.put(record.key(), record.value());
        }
      }
    }
    return known;
  }

  void add(Map<String, String> ids) {
    if (ids.isEmpty()) {
      return;
    }
    try (KafkaProducer<String, String> producer = producer()) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      ids.forEach(
          (name, id) -> sent.add(producer.send(new ProducerRecord<>(topic.name(), 0, name, id))));
      for (Future<RecordMetadata> record : sent) {
        record.get();
      }
    } catch (ExecutionException e) {
      throw new KafkaException("topic " + topic.name() + " takes no records", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
  }

  private KafkaConsumer<String, String> consumer() {
    Map<String, Object> settings = KafkaTopics.clientSettings(kafka);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
  }

  private KafkaProducer<String, String> producer() {
    Map<String, Object> settings = KafkaTopics.clientSettings(kafka);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    // A broker that does not know the producer yet may take its second request for the first.
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }
}
