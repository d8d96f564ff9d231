package io.moorline.runtime;

import io.moorline.rules.pipeline.Kafka;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ApiException;

/** Kafka's admin client with the pipeline's settings and a limit to its patience. */
public final class KafkaAdmin implements AutoCloseable {

  private static final int TIMEOUT_SECONDS = 30;
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final Kafka kafka;
  private final Admin admin;

  public KafkaAdmin(Kafka kafka) {
    this.kafka = kafka;
    this.admin = Admin.create(KafkaTopics.clientSettings(kafka));
  }

  public Admin client() {
    return admin;
  }

  /**
   * @throws UserError when Kafka refuses, or does not answer in time
   */
  public <T> T ask(KafkaFuture<T> answer) {
    try {
      return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw KafkaTopics.unreachable(kafka, Failures.unwrap(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking Kafka", e);
    }
  }

  /** Empty when Kafka refuses for one of these reasons. */
  public <T> Optional<T> ask(KafkaFuture<T> answer, List<Class<? extends ApiException>> unless) {
    try {
      return Optional.of(ask(answer));
    } catch (UserError e) {
      if (unless.stream().anyMatch(reason -> reason.isInstance(e.getCause()))) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The id of every topic by its name; a topic that is made anew under the name has another. */
  public Map<String, String> topicIds() {
    Map<String, String> ids = new HashMap<>();
    ask(admin.listTopics().namesToListings())
        .forEach((name, topic) -> ids.put(name, topic.topicId().toString()));
    return ids;
  }

  /** Without waiting for answers that nobody wants any more. */
  @Override
  public void close() {
    admin.close(CLOSE);
  }
}
