package io.moorline.system.crash;

import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** What the broker tells of groups, transactions and offsets; nothing while it is away. */
final class KafkaSight implements AutoCloseable {

  private static final Set<GroupState> REBALANCE =
      Set.of(GroupState.PREPARING_REBALANCE, GroupState.COMPLETING_REBALANCE);

  private final Admin admin;

  KafkaSight(Pipeline pipeline) {
    this.admin = Admin.create(KafkaTopics.clientSettings(pipeline.kafka()));
  }

  boolean rebalances(String group) {
    return ask(() -> REBALANCE.contains(describe(group).groupState()), false);
  }

  /** Of a group that is not being rebalanced; -1: it is, or nobody tells. */
  int members(String group) {
    return ask(
        () -> {
          ConsumerGroupDescription description = describe(group);
          return description.groupState() == GroupState.STABLE ? description.members().size() : -1;
        },
        -1);
  }

  /** Of all transactional ids that begin so. */
  Set<TransactionState> transactions(String prefix) {
    return ask(
        () ->
            admin.listTransactions().all().get().stream()
                .filter(transaction -> transaction.transactionalId().startsWith(prefix))
                .map(TransactionListing::state)
                .collect(Collectors.toSet()),
        Set.of());
  }

  Map<TopicPartition, Long> committed(String group) {
    return ask(
        () -> {
          Map<TopicPartition, Long> offsets = new HashMap<>();
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get()
              .forEach((partition, offset) -> offsets.put(partition, offset.offset()));
          return offsets;
        },
        Map.of());
  }

  /** Where topics end: for those who see open transactions, or for those who do not. */
  Map<TopicPartition, Long> ends(Collection<Topic> topics, IsolationLevel isolation) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    topics.forEach(
        topic ->
            IntStream.range(0, topic.partitions())
                .forEach(
                    partition ->
                        asked.put(
                            new TopicPartition(topic.name(), partition), OffsetSpec.latest())));
    return ask(
        () -> {
          Map<TopicPartition, Long> ends = new HashMap<>();
          admin
              .listOffsets(asked, new ListOffsetsOptions(isolation))
              .all()
              .get()
              .forEach((partition, end) -> ends.put(partition, end.offset()));
          return ends;
        },
        Map.of());
  }

  /** Partitions that hold records of open transactions, and where those begin. */
  Map<TopicPartition, Long> open(Collection<Topic> topics) {
    Map<TopicPartition, Long> ends = ends(topics, IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, Long> open = new HashMap<>(ends(topics, IsolationLevel.READ_COMMITTED));
    open.entrySet().removeIf(end -> end.getValue() >= ends.getOrDefault(end.getKey(), 0L));
    return open;
  }

  @Override
  public void close() {
    admin.close();
  }

  private ConsumerGroupDescription describe(String group)
      throws ExecutionException, InterruptedException {
    return admin.describeConsumerGroups(List.of(group)).describedGroups().get(group).get();
  }

  private static <T> T ask(Callable<T> question, T otherwise) {
    try {
      return question.call();
    } catch (ExecutionException e) {
      return otherwise;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
