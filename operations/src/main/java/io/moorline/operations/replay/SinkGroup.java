package io.moorline.operations.replay;

import io.moorline.rules.pipeline.Kafka;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.Failures;
import io.moorline.runtime.KafkaTopics;
import io.moorline.runtime.UserError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The sink's consumer group, and the topics it reads, as Kafka knows them. */
final class SinkGroup implements AutoCloseable {

  private static final int TIMEOUT_SECONDS = 30;

  private final Kafka kafka;
  private final String group;
  private final Admin admin;

  SinkGroup(Kafka kafka, String group) {
    this.kafka = kafka;
    this.group = group;
    this.admin = Admin.create(KafkaTopics.clientSettings(kafka));
  }

  int members() {
    try {
      return get(admin.describeConsumerGroups(List.of(group)).describedGroups().get(group))
          .members()
          .size();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return 0;
      }
      throw failed(e);
    }
  }

  Map<TopicPartition, Long> committed() {
    try {
      Map<TopicPartition, Long> committed = new HashMap<>();
      get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
          .forEach(
              (partition, offset) -> {
                if (offset != null) {
                  committed.put(partition, offset.offset());
                }
              });
      return committed;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return Map.of();
      }
      throw failed(e);
    }
  }

  /** The partitions of topics that exist; the others have nothing to replay. */
  List<TopicPartition> partitions(Collection<String> topics) {
    List<TopicPartition> partitions = new ArrayList<>();
    admin
        .describeTopics(topics)
        .topicNameValues()
        .forEach((topic, description) -> partitions.addAll(partitions(topic, description)));
    return partitions;
  }

  /** Where each partition would be read from; records of open transactions do not count. */
  Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, spec));
    try {
      Map<TopicPartition, Long> offsets = new HashMap<>();
      get(admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all())
          .forEach((partition, found) -> offsets.put(partition, found.offset()));
      return offsets;
    } catch (ExecutionException e) {
      throw failed(e);
    }
  }

  /** Kafka itself refuses when a member has joined meanwhile. */
  void move(Map<TopicPartition, Long> to) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    to.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
    try {
      get(admin.alterConsumerGroupOffsets(group, offsets).all());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownMemberIdException
          || e.getCause() instanceof GroupNotEmptyException) {
        throw active("members");
      }
      throw failed(e);
    }
  }

  UserError active(String members) {
    return new UserError(
        ExitCode.REFUSED,
        "group " + group + " has " + members + ": stop them",
        "Stop every sink of the pipeline; one that was killed leaves the group after 10 seconds.");
  }

  @Override
  public void close() {
    admin.close();
  }

  private List<TopicPartition> partitions(String topic, KafkaFuture<TopicDescription> description) {
    try {
      return get(description).partitions().stream()
          .map(partition -> new TopicPartition(topic, partition.partition()))
          .toList();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return List.of();
      }
      throw failed(e);
    }
  }

  private <T> T get(KafkaFuture<T> future) throws ExecutionException {
    try {
      return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking Kafka", e);
    }
  }

  private UserError failed(Exception e) {
    return new UserError(
        ExitCode.CANNOT_CONNECT,
        "Kafka at "
            + kafka.servers()
            + " does not answer or refuses: "
            + Failures.summary(Failures.unwrap(e)),
        "Check that the broker runs, that kafka.servers is right and the user may read and alter"
            + " the group "
            + group
            + ".",
        e);
  }
}
