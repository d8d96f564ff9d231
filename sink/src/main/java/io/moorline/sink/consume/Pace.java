package io.moorline.sink.consume;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Says when a batch is large enough. Rows are written as soon as the database is free; only in a
 * flood a batch waits a little for more, for a batch costs the database much the same whatever its
 * size.
 */
final class Pace {

  private static final long LONGEST_NANOS = Duration.ofMillis(200).toNanos();
  private static final long PAUSE_NANOS = Duration.ofMillis(75).toNanos();

  /** A stream that fills so many batches in a second is a flood. */
  private static final double FLOOD = 1;

  /** A moment tells little: what was held up for one comes at once. */
  private static final long MEASURED_NANOS = Duration.ofSeconds(1).toNanos();

  private final int full;
  private boolean flood;
  private boolean gathering;
  private long since;
  private long lastArrival;
  private long measuredSince;
  private long measured;

  /** So many rows wait for no more. */
  Pace(int full, long now) {
    this.full = full;
    this.measuredSince = now;
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
    return !flood
        || isFull(records)
        || now - since >= LONGEST_NANOS
        || now - lastArrival >= PAUSE_NANOS;
  }

  void launched(int records, long now) {
    gathering = false;
    measured += records;
    long nanos = now - measuredSince;
    if (nanos >= MEASURED_NANOS) {
      double seconds = (double) nanos / TimeUnit.SECONDS.toNanos(1);
      flood = (double) measured / full >= FLOOD * seconds;
      measured = 0;
      measuredSince = now;
    }
  }
}
