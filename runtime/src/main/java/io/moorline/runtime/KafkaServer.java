package io.moorline.runtime;

import io.moorline.rules.pipeline.Kafka;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;

/** A broker that does not answer may be there in a moment; one that refuses to talk will not. */
record KafkaServer(Kafka kafka) implements Server {

  private static final int TIMEOUT_MILLIS = 5_000;

  @Override
  public String name() {
    return "Kafka at " + kafka.servers();
  }

  @Override
  public Optional<String> trouble() {
    Map<String, Object> settings = KafkaTopics.clientSettings(kafka);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    try (Admin admin = Admin.create(settings)) {
      admin.describeCluster().nodes().get();
      return Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        return Optional.of(Failures.summary(e.getCause()));
      }
      throw KafkaTopics.unreachable(kafka, e.getCause());
    } catch (KafkaException e) {
      throw KafkaTopics.unreachable(kafka, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for Kafka", e);
    }
  }
}
