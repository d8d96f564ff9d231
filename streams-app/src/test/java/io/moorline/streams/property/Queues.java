package io.moorline.streams.property;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kafka as far as order goes: what is in one partition stays in order, and nothing else does. */
final class Queues {

  record Entry(byte @Nullable [] key, byte @Nullable [] value) {}

  private record Partition(String topic, int number) {}

  /** One who reads a partition, at a pace of his own. */
  static final class Reader {
    private final String topic;
    private final int partition;
    private final List<Entry> entries;
    private int next;

    private Reader(String topic, int partition, List<Entry> entries) {
      this.topic = topic;
      this.partition = partition;
      this.entries = entries;
    }

    boolean hasNext() {
      return next < entries.size();
    }

    Entry read() {
      return entries.get(next++);
    }

    /** Of the entry that was read last. */
    long offset() {
      return next - 1L;
    }

    int behind() {
      return entries.size() - next;
    }

    /** An operator moves the offset back. */
    void rewind(int to) {
      next = to;
    }

    int position() {
      return next;
    }

    String topic() {
      return topic;
    }

    int partition() {
      return partition;
    }

    @Override
    public String toString() {
      return topic + "-" + partition;
    }
  }

  private final Map<Partition, List<Entry>> partitions = new HashMap<>();

  void append(String topic, int partition, byte @Nullable [] key, byte @Nullable [] value) {
    of(topic, partition).add(new Entry(key, value));
  }

  Reader reader(String topic, int partition) {
    return new Reader(topic, partition, of(topic, partition));
  }

  private List<Entry> of(String topic, int partition) {
    return partitions.computeIfAbsent(new Partition(topic, partition), key -> new ArrayList<>());
  }
}
