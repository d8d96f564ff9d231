package io.moorline.runtime.lag;

import io.moorline.runtime.KafkaAdmin;
import io.moorline.schemas.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** The offsets of a group and of the topics it reads, from Kafka. */
final class GroupOffsets {

  private final KafkaAdmin kafka;
  private final String group;
  private final Map<TopicPartition, OffsetSpec> latest;

  GroupOffsets(KafkaAdmin kafka, String group, Collection<Topic> topics) {
    this.kafka = kafka;
    this.group = group;
    this.latest =
        topics.stream()
            .flatMap(
                topic ->
                    IntStream.range(0, topic.partitions())
                        .mapToObj(number -> new TopicPartition(topic.name(), number)))
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
  }

  Map<TopicPartition, Ends> ends() {
    Map<TopicPartition, Long> stable = ends(IsolationLevel.READ_COMMITTED);
    Map<TopicPartition, Long> last = ends(IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, Ends> ends = new HashMap<>();
    stable.forEach(
        (partition, offset) -> ends.put(partition, new Ends(offset, last.get(partition))));
    return ends;
  }

  /** Records that are there, committed or not, and that the group has not done with. */
  long lag(Map<TopicPartition, Ends> ends) {
    Map<TopicPartition, Long> committed = committed();
    return ends.entrySet().stream()
        .mapToLong(end -> end.getValue().last() - committed.getOrDefault(end.getKey(), 0L))
        .map(lag -> Math.max(0, lag))
        .sum();
  }

  private Map<TopicPartition, Long> committed() {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    kafka
        .ask(
            kafka.client().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(),
            List.of(GroupIdNotFoundException.class))
        .orElse(Map.of())
        .forEach((partition, committed) -> offsets.put(partition, committed.offset()));
    return offsets;
  }

  private Map<TopicPartition, Long> ends(IsolationLevel level) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    kafka
        .ask(kafka.client().listOffsets(latest, new ListOffsetsOptions(level)).all())
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }
}
