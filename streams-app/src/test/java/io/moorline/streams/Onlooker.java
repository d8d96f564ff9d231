package io.moorline.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What can be seen of the instances from outside: what they read, sent each other, and keep. */
final class Onlooker implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final Admin admin;
  private final KafkaConsumer<String, byte[]> consumer;
  private final String group;

  Onlooker(String servers, String group) {
    this.group = group;
    this.admin = Admin.create(Map.of("bootstrap.servers", servers));
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
  }

  /** Whether nothing lies behind the offsets that the group committed, but for commits. */
  boolean allIsRead() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> read =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    List<Object> unread = new ArrayList<>();
    consumer.assign(read.keySet());
    read.forEach((partition, offset) -> consumer.seek(partition, offset.offset()));
    pollToEnd(unread::add, () -> !unread.isEmpty());
    return unread.isEmpty();
  }

  /** End offsets of the topics between home and judge. */
  Map<TopicPartition, Long> waysUsed() throws ExecutionException, InterruptedException {
    return consumer.endOffsets(partitions("-repartition"));
  }

  /** How many entries each store of the instances holds. */
  Map<String, Integer> state() throws ExecutionException, InterruptedException {
    Map<String, Set<String>> keys = new HashMap<>();
    consumer.assign(partitions("-changelog"));
    consumer.seekToBeginning(List.of());
    pollToEnd(
        record -> {
          Set<String> there = keys.computeIfAbsent(record.topic(), same -> new HashSet<>());
          if (record.value() == null) {
            there.remove(record.key());
          } else {
            there.add(record.key());
          }
        },
        () -> false);
    Map<String, Integer> sizes = new TreeMap<>();
    keys.forEach((store, there) -> sizes.put(store, there.size()));
    return sizes;
  }

  private void pollToEnd(Consumer<ConsumerRecord<String, byte[]>> reader, BooleanSupplier enough) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (!enough.getAsBoolean()
        && ends.entrySet().stream()
            .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(reader);
    }
  }

  private Set<TopicPartition> partitions(String suffix)
      throws ExecutionException, InterruptedException {
    Set<String> names =
        admin.listTopics().names().get().stream()
            .filter(name -> name.startsWith(group + "-") && name.endsWith(suffix))
            .collect(Collectors.toSet());
    return admin.describeTopics(names).allTopicNames().get().values().stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(part -> new TopicPartition(topic.name(), part.partition())))
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    consumer.close();
    admin.close();
  }
}
