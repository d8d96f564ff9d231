package io.moorline.bench.topology;

import static org.awaitility.Awaitility.await;

import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreTypes;

/** What one would write without Moorline, for references that are all known: see {@link Joins}. */
final class JoinTopology implements Contender {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final Scene scene;
  private final Topic output;
  private final KafkaStreams streams;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  JoinTopology(Scene scene) {
    this.scene = scene;
    this.output = scene.topics().changes("joined");
    KafkaTopics.ensure(scene.pipeline().kafka(), List.of(output));
    this.streams = new KafkaStreams(Joins.build(scene, output), settings());
    streams.setUncaughtExceptionHandler(
        cause -> {
          ended.completeExceptionally(cause);
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
  }

  /** What Moorline sets too; its stations ask for commits as often as these are. */
  private Properties settings() {
    Properties settings = new Properties();
    settings.putAll(KafkaTopics.clientSettings(scene.pipeline().kafka()));
    settings.putAll(
        Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG,
            scene.pipeline().name() + ".joins",
            StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
            StreamsConfig.EXACTLY_ONCE_V2,
            StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
            200,
            StreamsConfig.POLL_MS_CONFIG,
            10,
            StreamsConfig.MAX_TASK_IDLE_MS_CONFIG,
            StreamsConfig.MAX_TASK_IDLE_MS_DISABLED,
            StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
            0,
            StreamsConfig.NUM_STREAM_THREADS_CONFIG,
            threads(),
            StreamsConfig.REPLICATION_FACTOR_CONFIG,
            (int) scene.pipeline().kafka().replication(),
            StreamsConfig.STATE_DIR_CONFIG,
            scene.stack().directory().toString()));
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    return settings;
  }

  private static int threads() {
    return Math.min(Scene.PARTITIONS, Runtime.getRuntime().availableProcessors());
  }

  @Override
  public Topic output() {
    return output;
  }

  /** Waits for the tables: a fact that comes before its reference is lost to a join. */
  @Override
  public void start() {
    streams.start();
    await().atMost(LONG).until(() -> streams.state() == State.RUNNING);
    for (String reference : scene.references()) {
      await().atMost(LONG).ignoreExceptions().until(() -> rows(reference) == scene.rows().keys());
    }
  }

  private long rows(String reference) {
    return streams
        .store(
            StoreQueryParameters.fromNameAndType(
                reference, QueryableStoreTypes.timestampedKeyValueStore()))
        .approximateNumEntries();
  }

  @Override
  public Future<?> ended() {
    return ended;
  }

  @Override
  public void close() {
    streams.close();
  }
}
