package io.moorline.bench.topology;

import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts what is committed to a topic. */
final class Arrivals implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(10);
  private static final Duration LONG = Duration.ofMinutes(30);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private long arrived;
  private long expected;

  Arrivals(Scene scene, Topic topic) {
    this.consumer = consumer(scene, List.of(topic.name()));
  }

  /** From the beginnings of topics of the scene, what is committed. */
  static KafkaConsumer<byte[], byte[]> consumer(Scene scene, Collection<String> topics) {
    Map<String, Object> settings = KafkaTopics.clientSettings(scene.pipeline().kafka());
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    settings.put("enable.auto.commit", false);
    settings.put("max.poll.records", 10_000);
    KafkaConsumer<byte[], byte[]> made =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    made.assign(
        topics.stream()
            .flatMap(
                topic ->
                    IntStream.range(0, Scene.PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic, partition)))
            .toList());
    return made;
  }

  /** Returns when this many more have arrived; none do any more when somebody has ended. */
  void await(long records, List<Future<?>> ended) {
    long deadline = System.nanoTime() + LONG.toNanos();
    expected += records;
    while (arrived < expected) {
      arrived += consumer.poll(POLL).count();
      if (ended.stream().anyMatch(Future::isDone) || System.nanoTime() > deadline) {
        throw new IllegalStateException(expected - arrived + " records did not arrive");
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
