package io.moorline.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** What a test asks Kafka. */
final class Broker {

  private Broker() {}

  /** The names of all topics that start so. */
  static List<String> topics(String prefix) {
    try (Admin admin = admin()) {
      return admin.listTopics().names().get().stream()
          .filter(name -> name.startsWith(prefix))
          .sorted()
          .toList();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * All topics whose names start so: many pipelines, one after the other, are a load for a broker.
   */
  static void deleteTopics(String prefix) {
    try (Admin admin = admin()) {
      admin.deleteTopics(topics(prefix)).all().get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Records ever written to a topic, transaction markers included, over all partitions. */
  static long endOffsets(String topic) {
    try (Admin admin = admin()) {
      var partitions =
          admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions();
      Map<TopicPartition, OffsetSpec> ends =
          partitions.stream()
              .collect(
                  Collectors.toMap(
                      partition -> new TopicPartition(topic, partition.partition()),
                      partition -> OffsetSpec.latest()));
      return admin.listOffsets(ends).all().get().values().stream()
          .mapToLong(end -> end.offset())
          .sum();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The offsets that a consumer group has committed. */
  static Map<TopicPartition, OffsetAndMetadata> committed(String group) {
    try (Admin admin = admin()) {
      return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many offsets a group has still to read, markers included. */
  static long lag(String group) {
    Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
    return offsets(committed.keySet(), OffsetSpec.latest()).entrySet().stream()
        .mapToLong(end -> end.getValue() - committed.get(end.getKey()).offset())
        .sum();
  }

  /** Moves a stopped group to the beginning of its topics, as an operator's tool does. */
  static void rewind(String group) {
    Map<TopicPartition, OffsetAndMetadata> first = new HashMap<>();
    offsets(committed(group).keySet(), OffsetSpec.earliest())
        .forEach((partition, offset) -> first.put(partition, new OffsetAndMetadata(offset)));
    try (Admin admin = admin()) {
      admin.alterConsumerGroupOffsets(group, first).all().get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every committed record of a topic, as bytes. */
  static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    return read(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  static <K, V> List<ConsumerRecord<K, V>> read(
      String topic, Deserializer<K> keys, Deserializer<V> values) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", World.stack().bootstrapServers());
    settings.put("isolation.level", "read_committed");
    List<ConsumerRecord<K, V>> records = new ArrayList<>();
    try (KafkaConsumer<K, V> consumer = new KafkaConsumer<>(settings, keys, values)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        ConsumerRecords<K, V> polled = consumer.poll(Duration.ofSeconds(1));
        polled.forEach(records::add);
      }
    }
    return records;
  }

  private static Map<TopicPartition, Long> offsets(
      Collection<TopicPartition> partitions, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, spec));
    try (Admin admin = admin()) {
      Map<TopicPartition, Long> offsets = new HashMap<>();
      admin
          .listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
          .all()
          .get()
          .forEach((partition, found) -> offsets.put(partition, found.offset()));
      return offsets;
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", World.stack().bootstrapServers()));
  }
}
