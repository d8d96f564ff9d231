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
  private static final double FLOOD = 2;

  private final int full;
  private boolean flood;
  private boolean gathering;
  private long since;
  private long lastArrival;
  private long lastLaunch;

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
    return !flood
        || isFull(records)
        || now - since >= LONGEST_NANOS
        || now - lastArrival >= PAUSE_NANOS;
  }

  void launched(int records, long now) {
    double batches = (double) records / full;
    double seconds = (double) (now - lastLaunch) / TimeUnit.SECONDS.toNanos(1);
    flood = batches >= FLOOD * seconds;
    lastLaunch = now;
    gathering = false;
  }
}
