package io.moorline.streams;

import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.KafkaTopics;
import io.moorline.runtime.Settings;
import io.moorline.schemas.Topics;
import io.moorline.streams.station.Haste;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The client's settings: defaults, then the user's, then those that the protocol stands on. */
final class StreamsConfiguration {

  private StreamsConfiguration() {}

  static Properties of(Pipeline pipeline, Topics topics, Settings settings, int threads) {
    Properties properties = new Properties();
    // Until a killed instance is missed, its rows wait and nobody else takes them.
    properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    properties.putAll(KafkaTopics.clientSettings(pipeline.kafka()));
    properties.putAll(decided(topics));
    properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) pipeline.kafka().replication());
    return properties;
  }

  /** What does not depend on where Kafka is; the tests run with the same. */
  static Properties decided(Topics topics) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, topics.streamsGroup());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    // The stations ask for commits, much more often: see Haste.
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Haste.LONGEST_PAUSE_MS);
    // A record that waits for the loop to come round again waits in every hop.
    properties.put(StreamsConfig.POLL_MS_CONFIG, 10);
    // Rows are ordered by their positions, in whatever order topics are read. Waiting for the topic
    // that is behind also costs a fifth of the thread's time: what it waits for is put into words
    // for every record.
    properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    // Cached writes would be seen late by the changelog; a hot key is not written twice in a row.
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksMemory.class);
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    properties.put(
        StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG), "LogAppendTime");
    return properties;
  }
}
