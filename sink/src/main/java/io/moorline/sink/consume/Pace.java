package io.moorline.sink.consume;

import java.time.Duration;

/**
 * Says when a batch is large enough. A row that comes alone is written at once; in a stream of rows
 * a batch waits a little for more, for a batch costs the database much the same whatever its size.
 */
final class Pace {

  static final int FULL = 5_000;

  /** A batch of this size tells that a stream is flowing. */
  private static final int STREAM = FULL / 10;

  private static final long LONGEST_NANOS = Duration.ofMillis(400).toNanos();
  private static final long PAUSE_NANOS = Duration.ofMillis(150).toNanos();

  private boolean streaming;
  private boolean gathering;
  private long since;
  private long lastArrival;

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
        || records >= FULL
        || now - since >= LONGEST_NANOS
        || now - lastArrival >= PAUSE_NANOS;
  }

  void launched(int records) {
    streaming = records >= STREAM;
    gathering = false;
  }
}
