package io.moorline.streams.start;

import io.moorline.rules.pipeline.Kafka;
import io.moorline.runtime.KafkaAdmin;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.jspecify.annotations.Nullable;

/** The consumer group of streams-app and what it reads, as Kafka knows them. */
final class StreamsGroup implements AutoCloseable {

  private final KafkaAdmin kafka;
  private final String group;
  private final int partitions;

  /**
   * @param partitions of every topic that the group reads
   */
  StreamsGroup(Kafka kafka, String group, int partitions) {
    this.kafka = new KafkaAdmin(kafka);
    this.group = group;
    this.partitions = partitions;
  }

  Map<String, String> topicIds() {
    return kafka.topicIds();
  }

  /** In this order: another instance may meanwhile read on, and let Kafka remove what it read. */
  List<Reading> readings(Collection<String> topics) {
    List<TopicPartition> all =
        topics.stream()
            .flatMap(
                topic ->
                    IntStream.range(0, partitions).mapToObj(it -> new TopicPartition(topic, it)))
            .toList();
    Map<TopicPartition, Long> first = offsets(all, OffsetSpec.earliest());
    Map<TopicPartition, OffsetAndMetadata> committed = committed();
    Map<TopicPartition, Long> end = offsets(all, OffsetSpec.latest());
    return all.stream()
        .map(it -> new Reading(it, offset(committed.get(it)), first.get(it), end.get(it)))
        .toList();
  }

  /** False while the group has members: then Kafka takes no offsets but theirs. */
  boolean begin(Collection<Reading> readings) {
    if (readings.isEmpty()) {
      return true;
    }
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    readings.forEach(it -> offsets.put(it.partition(), new OffsetAndMetadata(it.next())));
    return kafka
        .ask(
            kafka
                .client()
                .alterConsumerGroupOffsets(group, offsets)
                .all()
                .thenApply(nothing -> true),
            List.of(UnknownMemberIdException.class, GroupNotEmptyException.class))
        .isPresent();
  }

  @Override
  public void close() {
    kafka.close();
  }

  private Map<TopicPartition, OffsetAndMetadata> committed() {
    return kafka
        .ask(
            kafka.client().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(),
            List.of(GroupIdNotFoundException.class))
        .orElse(Map.of());
  }

  private Map<TopicPartition, Long> offsets(List<TopicPartition> of, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    of.forEach(partition -> asked.put(partition, spec));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> found :
        kafka.ask(kafka.client().listOffsets(asked).all()).entrySet()) {
      offsets.put(found.getKey(), found.getValue().offset());
    }
    return offsets;
  }

  private static OptionalLong offset(@Nullable OffsetAndMetadata committed) {
    return Optional.ofNullable(committed).stream().mapToLong(OffsetAndMetadata::offset).findFirst();
  }
}
