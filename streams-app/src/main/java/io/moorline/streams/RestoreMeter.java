package io.moorline.streams;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Which stores are being rebuilt from Kafka, and how much is left. */
final class RestoreMeter implements StateRestoreListener {

  private final Map<TopicPartition, Long> remaining = new ConcurrentHashMap<>();

  RestoreMeter(MeterRegistry registry) {
    Gauge.builder("moorline.state.restoring", remaining, Map::size)
        .description("Store partitions that are being rebuilt")
        .register(registry);
    Gauge.builder("moorline.state.restore.remaining.records", this::records)
        .description("Records still to read until they are")
        .register(registry);
  }

  int stores() {
    return remaining.size();
  }

  @Override
  public void onRestoreStart(TopicPartition partition, String store, long start, long end) {
    remaining.put(partition, Math.max(0, end - start));
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String store, long last, long restored) {
    remaining.computeIfPresent(partition, (same, left) -> Math.max(0, left - restored));
  }

  @Override
  public void onRestoreEnd(TopicPartition partition, String store, long restored) {
    remaining.remove(partition);
  }

  @Override
  public void onRestoreSuspended(TopicPartition partition, String store, long restored) {
    remaining.remove(partition);
  }

  private long records() {
    return remaining.values().stream().mapToLong(Long::longValue).sum();
  }
}
