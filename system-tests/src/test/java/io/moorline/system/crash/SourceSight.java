package io.moorline.system.crash;

import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the source has written to Kafka. */
final class SourceSight {

  private static final Duration POLL = Duration.ofMillis(50);
  private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();
  private static final Pattern PLACE = Pattern.compile("\"lsn_commit\":(\\d+)");

  /** The last record of a topic is followed by what ends its transaction. */
  private static final int LAST_FEW = 20;

  private final Pipeline pipeline;
  private final TopicPartition states;

  SourceSight(Pipeline pipeline, Topic states) {
    this.pipeline = pipeline;
    this.states = new TopicPartition(states.name(), 0);
  }

  /** What was committed last says that the snapshot is not complete. */
  boolean isInSnapshot() {
    return state().filter(state -> state.contains("\"snapshotDone\":false")).isPresent();
  }

  /** The end of the last transaction that is in Kafka for good. */
  Optional<Long> captured() {
    return state()
        .map(PLACE::matcher)
        .filter(Matcher::find)
        .map(place -> Long.valueOf(place.group(1)));
  }

  /** Whether a record from these offsets on, of an open transaction or not, holds the text. */
  boolean holds(Map<TopicPartition, Long> begin, String text) {
    return !begin.isEmpty()
        && values("read_uncommitted", begin).stream().anyMatch(value -> value.contains(text));
  }

  private Optional<String> state() {
    List<String> last = values("read_committed", Map.of(states, -1L));
    return last.isEmpty() ? Optional.empty() : Optional.of(last.get(last.size() - 1));
  }

  /** From these offsets to the end; from -1: the last few. */
  private List<String> values(String isolation, Map<TopicPartition, Long> begin) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(isolation)) {
      consumer.assign(begin.keySet());
      Map<TopicPartition, Long> ends = consumer.endOffsets(begin.keySet());
      begin.forEach(
          (partition, offset) ->
              consumer.seek(
                  partition, offset < 0 ? Math.max(0, ends.get(partition) - LAST_FEW) : offset));
      return valuesUntil(ends, consumer);
    } catch (KafkaException e) {
      return List.of();
    }
  }

  private static List<String> valuesUntil(
      Map<TopicPartition, Long> ends, KafkaConsumer<byte[], byte[]> consumer) {
    List<String> values = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < deadline
        && ends.entrySet().stream()
            .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer
          .poll(POLL)
          .forEach(record -> values.add(new String(record.value(), StandardCharsets.ISO_8859_1)));
    }
    return values;
  }

  private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
    Map<String, Object> settings = new HashMap<>(KafkaTopics.clientSettings(pipeline.kafka()));
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
