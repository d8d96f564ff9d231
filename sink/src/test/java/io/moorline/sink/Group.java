package io.moorline.sink;

import static org.awaitility.Awaitility.await;

import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.Topic;
import io.moorline.schemas.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The sink's consumer group, as an operator's tools see it and move it. */
record Group(Warehouse warehouse, Topics topics) {

  private static final long END = -1;

  static Group of(Warehouse warehouse) {
    return new Group(warehouse, warehouse.topics());
  }

  long lag() {
    try (Admin admin = admin()) {
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      Stream.concat(
              warehouse.datasets().stream().map(topics::changes),
              Stream.of(topics.quarantine(), topics.findings()))
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

  /** Every change of a dataset is read again. */
  void rewind(String dataset) {
    Map<TopicPartition, OffsetAndMetadata> starts = new HashMap<>();
    for (int i = 0; i < topics.partitions(); i++) {
      starts.put(partition(dataset, i), new OffsetAndMetadata(0));
    }
    commit(starts);
  }

  /** As an operator's tools do it. */
  void move(String dataset, int partition, long offset) {
    commit(Map.of(partition(dataset, partition), new OffsetAndMetadata(offset)));
  }

  /** As if the sink had not got to committing what came after. */
  void moveAsSink(String dataset, int partition, long offset) {
    commit(Map.of(partition(dataset, partition), new OffsetAndMetadata(offset, "sink")));
  }

  private void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    try (Admin admin = admin()) {
      get(admin.alterConsumerGroupOffsets(topics.sinkGroup(), offsets).all());
    }
  }

  private TopicPartition partition(String dataset, int partition) {
    return new TopicPartition(topics.changes(dataset).name(), partition);
  }

  void forget() {
    try (Admin admin = admin()) {
      get(admin.deleteConsumerGroups(List.of(topics.sinkGroup())).all());
    }
  }

  /** What retention does, at once. */
  void removeRecords(String dataset) {
    Topic topic = topics.changes(dataset);
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    for (int i = 0; i < topic.partitions(); i++) {
      all.put(new TopicPartition(topic.name(), i), RecordsToDelete.beforeOffset(END));
    }
    try (Admin admin = admin()) {
      get(admin.deleteRecords(all).all());
    }
  }

  void makeAnew(String dataset) {
    Topic topic = topics.changes(dataset);
    try (Admin admin = admin()) {
      get(admin.deleteTopics(List.of(topic.name())).all());
      await().until(() -> !get(admin.listTopics().names()).contains(topic.name()));
    }
    KafkaTopics.ensure(warehouse.pipeline().kafka(), List.of(topic));
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
