package io.moorline.sink;

import static org.apache.kafka.clients.consumer.ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ISOLATION_LEVEL_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_POLL_RECORDS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG;

import io.moorline.rules.pipeline.Kafka;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.KafkaTopics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka clients: defaults of ours, then the pipeline's settings, then what is not negotiable. */
final class SinkClients {

  private SinkClients() {}

  static Consumer<byte[], byte[]> consumer(Pipeline pipeline, String group) {
    Map<String, Object> settings = new HashMap<>();
    // A killed instance is replaced in seconds; heartbeats have a thread of their own.
    settings.put(SESSION_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(MAX_POLL_RECORDS_CONFIG, Math.min(5_000, pipeline.sink().rowsPerBatch()));
    settings.put(MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
    settings.putAll(KafkaTopics.clientSettings(pipeline.kafka()));
    settings.put(GROUP_ID_CONFIG, group);
    settings.put(ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ENABLE_AUTO_COMMIT_CONFIG, false);
    // Where to begin is the fence's to say.
    settings.put(AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // Eager: after a rebalance every partition is claimed anew, and older claims are void.
    settings.put(PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  static Producer<byte[], byte[]> producer(Kafka kafka) {
    Map<String, Object> settings = new HashMap<>(KafkaTopics.clientSettings(kafka));
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // A broker that does not know the producer yet takes the second request for its first when
    // that one failed, and refuses the first until it times out.
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
