package io.moorline.source;

import io.moorline.rules.pipeline.Kafka;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.KafkaTopics;
import io.moorline.runtime.UserError;
import io.moorline.schemas.Topic;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** How large a record may be: one that is too large would end the whole Kafka transaction. */
final class RecordLimit {

  private static final int DEFAULT_REQUEST = 1 << 20;

  /** What a batch of one record needs beside key and value. */
  private static final int OVERHEAD = 512;

  private RecordLimit() {}

  static int of(Kafka kafka, List<Topic> topics) {
    String request = kafka.settings().get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
    int producer = request == null ? DEFAULT_REQUEST : Integer.parseInt(request);
    return Math.min(producer, ofTopics(kafka, topics)) - OVERHEAD;
  }

  private static int ofTopics(Kafka kafka, List<Topic> topics) {
    List<ConfigResource> resources =
        topics.stream()
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
            .toList();
    try (Admin admin = Admin.create(KafkaTopics.clientSettings(kafka))) {
      return admin.describeConfigs(resources).all().get(30, TimeUnit.SECONDS).values().stream()
          .mapToInt(RecordLimit::limit)
          .min()
          .orElse(DEFAULT_REQUEST);
    } catch (ExecutionException | TimeoutException e) {
      throw new UserError(
          ExitCode.CANNOT_CONNECT,
          "Kafka at "
              + kafka.servers()
              + " does not tell the settings of topics: "
              + e.getMessage(),
          "Check that the broker runs and that the user may describe topic configurations.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking Kafka", e);
    }
  }

  private static int limit(Config topic) {
    return Integer.parseInt(topic.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
  }
}
