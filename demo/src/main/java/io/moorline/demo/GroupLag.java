package io.moorline.demo;

import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.Topic;
import io.moorline.schemas.Topics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How many committed records the groups of a pipeline have not read yet. */
public final class GroupLag implements AutoCloseable {

  private final Admin admin;
  private final Map<String, Set<TopicPartition>> inputs;

  public GroupLag(Pipeline pipeline) {
    Topics topics =
        new Topics(pipeline.name(), pipeline.kafka().partitions(), pipeline.kafka().keep());
    this.admin = Admin.create(KafkaTopics.clientSettings(pipeline.kafka()));
    this.inputs =
        Map.of(
            topics.streamsGroup(), partitions(streamsInputs(pipeline, topics)),
            topics.sinkGroup(), partitions(sinkInputs(pipeline, topics)));
  }

  /** Summed over the groups. */
  long behind() {
    return inputs.keySet().stream().mapToLong(this::behind).sum();
  }

  private long behind(String group) {
    try {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      Set<TopicPartition> partitions = new HashSet<>(inputs.get(group));
      partitions.addAll(committed.keySet());
      partitions.addAll(repartitions(group));
      Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
      Map<TopicPartition, Long> starts = offsets(partitions, OffsetSpec.earliest());
      return partitions.stream()
          .mapToLong(
              partition ->
                  ends.get(partition) - next(committed.get(partition), starts.get(partition)))
          .map(behind -> Math.max(0, behind))
          .sum();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not tell the offsets of group " + group, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading offsets", e);
    }
  }

  private static long next(@Nullable OffsetAndMetadata committed, long start) {
    return committed == null ? start : committed.offset();
  }

  /** The topics between the steps of a Streams application; it names them after its group. */
  private Set<TopicPartition> repartitions(String group)
      throws ExecutionException, InterruptedException {
    List<String> names =
        admin.listTopics().names().get().stream()
            .filter(name -> name.startsWith(group + "-") && name.endsWith("-repartition"))
            .toList();
    Set<TopicPartition> partitions = new HashSet<>();
    admin.describeTopics(names).allTopicNames().get().values().stream()
        .flatMap(topic -> partitions(topic.name(), topic.partitions().size()))
        .forEach(partitions::add);
    return partitions;
  }

  private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec spec)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, spec));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    admin
        .listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .all()
        .get()
        .forEach((partition, result) -> offsets.put(partition, result.offset()));
    return offsets;
  }

  private static Stream<Topic> streamsInputs(Pipeline pipeline, Topics topics) {
    return Stream.concat(
        pipeline.datasets().stream().map(Dataset::id).map(topics::cdc),
        Stream.of(topics.refkey(), topics.handbacks()));
  }

  private static Stream<Topic> sinkInputs(Pipeline pipeline, Topics topics) {
    return Stream.concat(
        pipeline.datasets().stream().map(Dataset::id).map(topics::changes),
        Stream.of(topics.quarantine(), topics.findings()));
  }

  private static Set<TopicPartition> partitions(Stream<Topic> topics) {
    return topics
        .flatMap(topic -> partitions(topic.name(), topic.partitions()))
        .collect(Collectors.toSet());
  }

  private static Stream<TopicPartition> partitions(String topic, int count) {
    return IntStream.range(0, count).mapToObj(number -> new TopicPartition(topic, number));
  }

  @Override
  public void close() {
    admin.close();
  }
}
