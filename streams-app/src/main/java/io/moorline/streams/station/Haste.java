package io.moorline.streams.station;

/**
 * Says when an early commit pays. Each hop of a waiting row is a transaction, so waiting for the
 * regular commit would add up. But a commit holds up every task of the thread, for they commit
 * together: so it is rationed per thread, to a share of the time that the last one took.
 */
final class Haste {

  private static final long SHORTEST_PAUSE_MS = 20;

  /** As long as the regular commit is away anyway. */
  private static final long LONGEST_PAUSE_MS = 100;

  private static final int TIMES_THE_COMMIT = 4;

  private static final ThreadLocal<Haste> OF_THREAD = ThreadLocal.withInitial(Haste::new);

  private long askedAt = -LONGEST_PAUSE_MS;
  private long pause = SHORTEST_PAUSE_MS;
  private boolean asked;

  static Haste ofThisThread() {
    return OF_THREAD.get();
  }

  /** A record is at hand: whatever was asked for before is done. */
  void handling(long now) {
    if (asked) {
      asked = false;
      long took = (now - askedAt) * TIMES_THE_COMMIT;
      pause = Math.max(SHORTEST_PAUSE_MS, Math.min(LONGEST_PAUSE_MS, took));
    }
  }

  /** True: ask for a commit now. */
  boolean pays(long now) {
    if (now - askedAt < pause) {
      return false;
    }
    askedAt = now;
    asked = true;
    return true;
  }
}
