package io.moorline.runtime;

import io.moorline.rules.pipeline.Kafka;
import io.moorline.schemas.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics that a part needs, and refuses those that exist with another shape. */
public final class KafkaTopics {

  private static final int TIMEOUT_SECONDS = 30;
  private static final int RETRY_MILLIS = 100;

  private KafkaTopics() {}

  /** The settings that every Kafka client of a pipeline shares. */
  public static Map<String, Object> clientSettings(Kafka kafka) {
    Map<String, Object> settings = new HashMap<>(kafka.settings());
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.servers());
    return settings;
  }

  public static UserError unreachable(Kafka kafka, Throwable cause) {
    return new UserError(
        ExitCode.CANNOT_CONNECT,
        "Kafka at " + kafka.servers() + " does not answer or refuses: " + Failures.summary(cause),
        "Check that the broker runs, that kafka.servers is right and the user may create topics.",
        cause);
  }

  public static void ensure(Kafka kafka, Collection<Topic> topics) {
    try (Admin admin = Admin.create(clientSettings(kafka))) {
      create(admin, kafka, topics);
      checkPartitions(admin, topics);
    } catch (ExecutionException | TimeoutException e) {
      throw unreachable(kafka, Failures.unwrap(e));
    } catch (KafkaException e) {
      throw unreachable(kafka, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating topics", e);
    }
  }

  private static void create(Admin admin, Kafka kafka, Collection<Topic> topics)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<NewTopic> wanted =
        topics.stream()
            .map(
                topic ->
                    new NewTopic(topic.name(), topic.partitions(), kafka.replication())
                        .configs(topic.settings()))
            .toList();
    for (var result : admin.createTopics(wanted).values().values()) {
      try {
        result.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }

  private static void checkPartitions(Admin admin, Collection<Topic> topics)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<String, TopicDescription> existing =
        describe(admin, topics.stream().map(Topic::name).toList());
    for (Topic topic : topics) {
      int partitions = existing.get(topic.name()).partitions().size();
      if (partitions != topic.partitions()) {
        throw new UserError(
            ExitCode.REFUSED,
            "topic "
                + topic.name()
                + " has "
                + partitions
                + " partitions, not "
                + topic.partitions(),
            "The number is fixed once data flowed: set kafka.partitions back to "
                + partitions
                + ".");
      }
    }
  }

  /** A broker may have created a topic and not know of it yet. */
  private static Map<String, TopicDescription> describe(Admin admin, List<String> names)
      throws ExecutionException, InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    while (true) {
      try {
        return admin.describeTopics(names).allTopicNames().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        boolean unknown = e.getCause() instanceof UnknownTopicOrPartitionException;
        if (!unknown || System.nanoTime() > deadline) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
      }
    }
  }
}
