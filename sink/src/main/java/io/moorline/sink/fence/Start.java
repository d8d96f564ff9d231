package io.moorline.sink.fence;

import java.util.Optional;

/**
 * Where a writer begins in a partition, and why there.
 *
 * @param base what the fence's last batch begins with from now on
 * @param next the first offset to read
 */
public record Start(Reason reason, long base, long next) {

  /** Why a writer begins where it does. */
  public enum Reason {
    /** Fence and committed offset agree. */
    CONTINUED,
    /** The last batch is in the database, but the process ended before it told Kafka. */
    CRASH_WINDOW,
    /** An operator moved the offsets back: the range is read again. */
    REWOUND,
    /** The database is behind Kafka: it was restored, or the offsets were moved ahead. */
    RESTORED,
    /** Kafka forgot the group's offset; the database did not. */
    OFFSET_EXPIRED,
    /** Nobody has read the partition before. */
    EARLIEST;

    /** Nothing to tell an operator. */
    public boolean expected() {
      return this == CONTINUED || this == EARLIEST;
    }
  }

  public static Start decide(InKafka kafka, Optional<Fence> fence) {
    Optional<Committed> committed = kafka.committed();
    if (fence.isEmpty()) {
      Reason reason = committed.isPresent() ? Reason.RESTORED : Reason.EARLIEST;
      return new Start(reason, kafka.first(), kafka.first());
    }
    Fence known = fence.get();
    if (committed.isEmpty()) {
      return stay(Reason.OFFSET_EXPIRED, known);
    }
    long offset = committed.get().offset();
    if (offset < known.base() || !committed.get().bySink() && offset < known.next()) {
      return new Start(Reason.REWOUND, offset, offset);
    }
    if (offset < known.next()) {
      return stay(Reason.CRASH_WINDOW, known);
    }
    return stay(offset == known.next() ? Reason.CONTINUED : Reason.RESTORED, known);
  }

  private static Start stay(Reason reason, Fence fence) {
    return new Start(reason, fence.base(), fence.next());
  }
}
