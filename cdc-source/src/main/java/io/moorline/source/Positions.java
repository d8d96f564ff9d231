package io.moorline.source;

import io.moorline.schemas.Position;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Assigns positions within one epoch.
 *
 * @param generation the snapshot's place in the log: where the log begins
 */
record Positions(int epoch, long generation) {

  /** A row of the snapshot, or the mark of its completion. */
  Position snapshot() {
    return new Position(epoch, generation, 0);
  }

  /** A row of the log: placed after the transaction before its own, whose end the source names. */
  Position row(Struct source, long order) {
    return new Position(epoch, endBefore(source.getString("sequence")), order);
  }

  Position afterTransaction(long endLsn) {
    return new Position(epoch, endLsn, 0);
  }

  /** The sequence is a JSON array of two quoted numbers; the first is null before any END. */
  private long endBefore(@Nullable String sequence) {
    if (sequence == null || !sequence.startsWith("[\"")) {
      return generation;
    }
    return Long.parseLong(sequence, 2, sequence.indexOf('"', 2), 10);
  }
}
