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

  private static final long SHORT_PAUSE_MS = 20;
  private static final long FLOOD_PAUSE_MS = 200;

  /**
   * Whoever is given so much at once is behind, and has more to do than to be quick, even if rows
   * wait for what was sent: each commit costs Kafka a marker in every partition that was written
   * to.
   */
  private static final int FLOOD = 300;

  /** Until the next part of a flood must have come. */
  private static final long FLOOD_LASTS_MS = 1_000;

  private static final long TIMES_THE_COMMIT = 4;

  private static final ThreadLocal<Haste> OF_THREAD = ThreadLocal.withInitial(Haste::new);

  private long askedAt = -LONGEST_PAUSE_MS;
  private long spentNanos;
  private long costMs;
  private long floodedAt = -FLOOD_LASTS_MS;
  private int sent;

  public static Haste ofThisThread() {
    return OF_THREAD.get();
  }

  /** So much came at once. */
  public void polled(int records, long now) {
    if (records >= FLOOD) {
      floodedAt = now;
    }
  }

  /** Something lies in the open transaction. */
  void sent() {
    sent++;
  }

  /** True: ask for a commit now. */
  boolean pays(long now) {
    if (sent == 0 || now - askedAt < pause(now)) {
      return false;
    }
    askedAt = now;
    sent = 0;
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

  private long pause(long now) {
    long shortest = now - floodedAt < FLOOD_LASTS_MS ? FLOOD_PAUSE_MS : SHORT_PAUSE_MS;
    return Math.max(shortest, Math.min(LONGEST_PAUSE_MS, TIMES_THE_COMMIT * costMs));
  }
}
