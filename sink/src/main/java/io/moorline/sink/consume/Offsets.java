package io.moorline.sink.consume;

import io.moorline.sink.fence.Committed;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Offsets that the database has and Kafka shall have. Nothing more is written until they are told:
 * so the committed offset is never further back than the last batch's beginning, and one that is
 * was moved by an operator.
 */
final class Offsets {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Operators' tools leave the metadata empty: so their offsets can be told from the sink's. */
  private static final String BY_SINK = "sink";

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, OffsetAndMetadata> untold = new HashMap<>();

  Offsets(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  void tell(TopicPartition partition, long next) {
    untold.put(partition, new OffsetAndMetadata(next, BY_SINK));
  }

  static Committed read(OffsetAndMetadata committed) {
    return new Committed(committed.offset(), BY_SINK.equals(committed.metadata()));
  }

  boolean isTold() {
    return untold.isEmpty();
  }

  void clear() {
    untold.clear();
  }

  /** Once; a failure that a later call can mend leaves them untold. */
  void commit() {
    if (untold.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(Map.copyOf(untold), PATIENCE);
      untold.clear();
    } catch (CommitFailedException e) {
      // The partitions are being given to others, who start from the fence.
      untold.clear();
    } catch (RetriableException e) {
      // Still untold.
    }
  }
}
