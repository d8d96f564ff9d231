package io.moorline.sink.fence;

import java.util.Optional;

/**
 * What Kafka knows of a partition.
 *
 * @param committed the group's offset
 * @param first the first offset that there still is
 * @param end the offset after the last record
 * @param topicId another topic under the same name has another
 */
public record InKafka(Optional<Committed> committed, long first, long end, String topicId) {

  /** An operator said so, knowing what is missing. */
  boolean isMoved() {
    return committed.filter(offset -> !offset.bySink()).isPresent();
  }
}
