package io.moorline.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Node;

/** What is asked of Kafka beside records. */
public record Broker(String servers) {

  @FunctionalInterface
  private interface Question<T> {
    T ask(Admin admin) throws ExecutionException, InterruptedException;
  }

  public void create(String topic, int partitions) {
    NewTopic wanted = new NewTopic(topic, Optional.of(partitions), Optional.empty());
    ask(admin -> admin.createTopics(List.of(wanted)).all().get());
  }

  public void delete(String topic) {
    ask(admin -> admin.deleteTopics(List.of(topic)).all().get());
  }

  /** What all topics take that start so. */
  public long bytes(String prefix) {
    return ask(
        admin -> {
          List<Integer> brokers =
              admin.describeCluster().nodes().get().stream().map(Node::id).toList();
          return admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
              .flatMap(directories -> directories.values().stream())
              .flatMap(directory -> directory.replicaInfos().entrySet().stream())
              .filter(replica -> replica.getKey().topic().startsWith(prefix))
              .mapToLong(replica -> replica.getValue().size())
              .sum();
        });
  }

  private <T> T ask(Question<T> question) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      return question.ask(admin);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka refuses", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Kafka was asked", e);
    }
  }
}
