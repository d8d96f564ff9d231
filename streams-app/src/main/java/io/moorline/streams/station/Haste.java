package io.moorline.streams.station;

import java.util.concurrent.TimeUnit;

/**
 * Says when a commit pays. Each hop of a waiting row is a transaction, so waiting for long would
 * add up. But a commit holds up every task of the thread, for they commit together: so it is
 * rationed per thread, to a share of its time, however slow Kafka is.
 */
public final class Haste {

  /** What an unwatched commit of the topology may be late: the pauses here are shorter. */
  public static final int LONGEST_PAUSE_MS = 1_000;

  private static final long HURRIED_PAUSE_MS = 20;
  private static final long REGULAR_PAUSE_MS = 100;
  private static final long TIMES_THE_COMMIT = 4;

  private static final ThreadLocal<Haste> OF_THREAD = ThreadLocal.withInitial(Haste::new);

  private long askedAt = -LONGEST_PAUSE_MS;
  private long spentNanos;
  private long costMs;
  private boolean sent;
  private boolean hurried;

  public static Haste ofThisThread() {
    return OF_THREAD.get();
  }

  /** Something lies in the open transaction. */
  void sent() {
    sent = true;
  }

  /** Somebody waits for it. */
  void hurry() {
    hurried = true;
  }

  /** True: ask for a commit now. */
  boolean pays(long now) {
    if (!sent || now - askedAt < pause()) {
      return false;
    }
    askedAt = now;
    sent = false;
    hurried = false;
    return true;
  }

  /** The thread stood still for a part of a commit. */
  public void spent(long nanos) {
    spentNanos += nanos;
  }

  /** The commit is over. */
  public void committed() {
    costMs = TimeUnit.NANOSECONDS.toMillis(spentNanos);
    spentNanos = 0;
  }

  private long pause() {
    long shortest = hurried ? HURRIED_PAUSE_MS : REGULAR_PAUSE_MS;
    return Math.max(shortest, Math.min(LONGEST_PAUSE_MS, TIMES_THE_COMMIT * costMs));
  }
}
