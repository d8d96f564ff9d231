package io.moorline.streams.station;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Says when a commit pays. Each hop of a waiting row is a transaction, so waiting for long would
 * add up. But a commit holds up every task of the thread, for they commit together: so it is
 * rationed per thread, to a share of its time, however slow Kafka is. What was not used is saved
 * for a while, so that a row that comes alone need not wait in each of its hops.
 *
 * <p>Says also how long the thread may sleep that has nothing to do.
 */
public final class Haste {

  /** What an unwatched commit of the topology may be late: the pauses here are shorter. */
  public static final int LONGEST_PAUSE_MS = 1_000;

  /** Between two commits, whatever is saved. Without it one row in a hundred waits far longer. */
  private static final long SETTLE_MS = 10;

  private static final long SHORT_PAUSE_MS = 20;
  private static final long FLOOD_PAUSE_MS = 200;

  /**
   * Whoever has so much before it is behind, and has more to do than to be quick, even if rows wait
   * for what was sent: each commit costs Kafka a marker in every partition that was written to.
   * Less may be what a moment held up of a steady stream, which is done with sooner than a flood.
   */
  private static final int FLOOD = 1_000;

  /** Until the next part of a flood must have come. */
  private static final long FLOOD_LASTS_MS = 1_000;

  private static final long TIMES_THE_COMMIT = 4;

  /** About as many as a row needs whose reference is to be derived. */
  private static final double MOST_SAVED = 8;

  /** Until what follows from the last record has come, if anything does. */
  private static final long ACTIVE_MS = 500;

  private static final Duration SLEEP = Duration.ofMillis(100);

  private static final ThreadLocal<Haste> OF_THREAD = ThreadLocal.withInitial(Haste::new);

  private long askedAt = -SETTLE_MS;
  private long savedAt;
  private double saved = MOST_SAVED;
  private long activeAt = -ACTIVE_MS;
  private long spentNanos;
  private long costMs;
  private long floodedAt = -FLOOD_LASTS_MS;
  private int sent;
  private boolean active;

  public static Haste ofThisThread() {
    return OF_THREAD.get();
  }

  /** So much came at once, and so much more lies ready. */
  public void polled(int records, long ready, long at) {
    if (records + ready >= FLOOD) {
      saved = isFlooded(at) ? saved : 0;
      floodedAt = at;
    }
    if (records > 0 || sent > 0 || active) {
      activeAt = at;
      active = false;
    }
  }

  /** How long to wait for records: they end it at once, but nothing else does. */
  public Duration sleep(Duration usual, long at) {
    boolean tired = !usual.isZero() && !active && sent == 0 && at - activeAt >= ACTIVE_MS;
    return tired ? SLEEP : usual;
  }

  /** There is work that no record asks for. */
  public void stayAwake() {
    active = true;
  }

  /** Something lies in the open transaction. */
  void sent() {
    sent++;
  }

  /** True: ask for a commit now. */
  boolean pays(long at) {
    save(at);
    if (sent == 0 || saved < 1 || at - askedAt < SETTLE_MS) {
      return false;
    }
    saved--;
    sent = 0;
    askedAt = at;
    return true;
  }

  private void save(long at) {
    double earned = (double) Math.max(0, at - savedAt) / pause(at);
    saved = Math.min(isFlooded(at) ? 1 : MOST_SAVED, saved + earned);
    savedAt = at;
  }

  private boolean isFlooded(long at) {
    return at - floodedAt < FLOOD_LASTS_MS;
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

  private long pause(long at) {
    long shortest = isFlooded(at) ? FLOOD_PAUSE_MS : SHORT_PAUSE_MS;
    return Math.max(shortest, Math.min(LONGEST_PAUSE_MS, TIMES_THE_COMMIT * costMs));
  }
}
