package io.moorline.sink.consume;

import java.time.Duration;

/**
 * Says when a batch is large enough. A row that comes alone is written at once; in a stream of rows
 * a batch waits a little for more, for a batch costs the database much the same whatever its size.
 */
final class Pace {

  private static final long LONGEST_NANOS = Duration.ofMillis(400).toNanos();
  private static final long PAUSE_NANOS = Duration.ofMillis(150).toNanos();

  private final int full;
  private boolean streaming;
  private boolean gathering;
  private long since;
  private long lastArrival;

  /** So many rows wait for no more. */
  Pace(int full) {
    this.full = full;
  }

  boolean isFull(int records) {
    return records >= full;
  }

  void polled(int records, long now) {
    if (records > 0) {
      since = gathering ? since : now;
      gathering = true;
      lastArrival = now;
    }
  }

  /** Whether a batch of so many rows should wait no longer. */
  boolean isDue(int records, long now) {
    return !streaming
        || isFull(records)
        || now - since >= LONGEST_NANOS
        || now - lastArrival >= PAUSE_NANOS;
  }

  void launched(int records) {
    // A batch of a tenth tells that a stream is flowing.
    streaming = records >= Math.max(2, full / 10);
    gathering = false;
  }
}
