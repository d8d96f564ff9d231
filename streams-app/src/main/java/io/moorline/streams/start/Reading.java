package io.moorline.streams.start;

import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a partition was read, and what Kafka has of it.
 *
 * @param committed the group's offset; empty when Kafka knows none
 * @param first the first offset that there still is
 * @param end the offset after the last record
 */
record Reading(TopicPartition partition, OptionalLong committed, long first, long end) {

  String topic() {
    return partition.topic();
  }

  boolean isBegun() {
    return committed.isPresent();
  }

  /** Without a place it was never read, or nobody knows: then all of it is needed. */
  long next() {
    return committed.orElse(0);
  }

  boolean isRemovedUnread() {
    return next() < first;
  }

  /** It was read further than it reaches: so it is another. */
  boolean isCutShort() {
    return next() > end;
  }
}
