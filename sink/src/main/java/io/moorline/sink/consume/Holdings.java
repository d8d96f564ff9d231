package io.moorline.sink.consume;

import io.moorline.sink.batch.Gather;
import io.moorline.sink.fence.Claim;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** The partitions that this writer has claimed, and how far each was gathered into batches. */
final class Holdings {

  private final Map<TopicPartition, Long> epochs = new HashMap<>();
  private final Map<TopicPartition, Long> gathered = new HashMap<>();
  private final Map<TopicPartition, Long> verifyUntil = new HashMap<>();

  void add(TopicPartition partition, Claim claim) {
    epochs.put(partition, claim.epoch());
    gathered.put(partition, claim.start().next());
    verifyUntil.put(partition, claim.verifyUntil());
  }

  void clear() {
    epochs.clear();
    gathered.clear();
    verifyUntil.clear();
  }

  boolean isEmpty() {
    return epochs.isEmpty();
  }

  boolean has(TopicPartition partition) {
    return epochs.containsKey(partition);
  }

  Set<TopicPartition> partitions() {
    return Set.copyOf(epochs.keySet());
  }

  long gathered(TopicPartition partition) {
    return gathered.get(partition);
  }

  /** A replay asked to compare what this record says with every column that is stored. */
  boolean verifies(TopicPartition partition, long offset) {
    return offset < verifyUntil.getOrDefault(partition, 0L);
  }

  /** Extends a batch to the next offset, even when only markers lie between. */
  void advance(Gather gather, TopicPartition partition, long next, String table, String key) {
    long from = gathered.get(partition);
    if (next > from) {
      gather.advance(partition, from, next, table, key);
      gathered.put(partition, next);
      if (verifies(partition, from)) {
        gather.verify();
      }
    }
  }

  Map<TopicPartition, Long> epochs(Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> some = new HashMap<>();
    partitions.forEach(partition -> some.put(partition, epochs.get(partition)));
    return some;
  }
}
