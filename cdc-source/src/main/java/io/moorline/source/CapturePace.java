package io.moorline.source;

import java.time.Duration;

/**
 * How much is moved at once.
 *
 * @param batch events that the engine hands over together
 * @param partEvents a source transaction with more events is committed to Kafka in parts
 * @param partAge a source transaction that takes longer is committed to Kafka in parts
 */
record CapturePace(int batch, int partEvents, Duration partAge) {

  static final CapturePace DEFAULT = new CapturePace(8192, 50_000, Duration.ofSeconds(5));

  /** The engine reads ahead of what it hands over. */
  int queue() {
    return batch * 4;
  }
}
