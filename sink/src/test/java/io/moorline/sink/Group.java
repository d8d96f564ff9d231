package io.moorline.sink;

import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The sink's consumer group, as an operator's tools see it and move it. */
record Group(Warehouse warehouse, Topics topics) {

  static Group of(Warehouse warehouse) {
    return new Group(warehouse, warehouse.topics());
  }

  long lag() {
    try (Admin admin = admin()) {
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      Stream.of(topics.changes("plan"), topics.changes("detail"), topics.quarantine())
          .forEach(
              topic -> {
                for (int i = 0; i < topic.partitions(); i++) {
                  ends.put(new TopicPartition(topic.name(), i), OffsetSpec.latest());
                }
              });
      Map<TopicPartition, OffsetAndMetadata> committed =
          get(admin.listConsumerGroupOffsets(topics.sinkGroup()).partitionsToOffsetAndMetadata());
      return get(admin.listOffsets(ends).all()).entrySet().stream()
          .mapToLong(
              end ->
                  end.getValue().offset()
                      - (committed.containsKey(end.getKey())
                          ? committed.get(end.getKey()).offset()
                          : 0))
          .sum();
    }
  }

  void move(String dataset, int partition, long offset) {
    try (Admin admin = admin()) {
      get(
          admin
              .alterConsumerGroupOffsets(
                  topics.sinkGroup(),
                  Map.of(
                      new TopicPartition(topics.changes(dataset).name(), partition),
                      new OffsetAndMetadata(offset)))
              .all());
    }
  }

  void forget() {
    try (Admin admin = admin()) {
      get(admin.deleteConsumerGroups(java.util.List.of(topics.sinkGroup())).all());
    }
  }

  private Admin admin() {
    return Admin.create(KafkaTopics.clientSettings(warehouse.pipeline().kafka()));
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
