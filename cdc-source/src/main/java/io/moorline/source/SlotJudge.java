package io.moorline.source;

import io.moorline.source.ServerFacts.Slot;
import java.util.Optional;

/** Judges the replication slot against what was captured: it is never replaced in silence. */
final class SlotJudge {

  private final String name;
  private final String database;
  private final String startOver;

  /**
   * @param database the database's name on the server
   * @param stateTopic where the capture state lies
   */
  SlotJudge(String name, String database, String stateTopic) {
    this.name = name;
    this.database = database;
    this.startOver =
        "SELECT pg_drop_replication_slot("
            + Sql.text(name)
            + ");  -- fails if it is gone already; then delete Kafka topic "
            + stateTopic
            + ": the next start takes a new snapshot";
  }

  /** Why capture cannot go on from here; empty when it can. */
  Optional<CaptureProblem> problem(Optional<Slot> slot, CaptureState state) {
    return slot.flatMap(found -> foreign(found))
        .or(() -> state.snapshotDone() ? broken(slot, state) : Optional.empty());
  }

  private Optional<CaptureProblem> foreign(Slot slot) {
    if (slot.plugin().equals("pgoutput") && slot.database().equals(database)) {
      return Optional.empty();
    }
    return Optional.of(
        new CaptureProblem(
            "replication slot "
                + name
                + " belongs to something else: plugin "
                + slot.plugin()
                + ", database "
                + slot.database(),
            "SELECT pg_drop_replication_slot(" + Sql.text(name) + ");  -- if nobody needs it"));
  }

  private Optional<CaptureProblem> broken(Optional<Slot> slot, CaptureState state) {
    if (slot.isEmpty()) {
      return lost("replication slot " + name + " is gone; changes since then cannot be read");
    }
    if (slot.get().walStatus().equals("lost")) {
      return lost(
          "replication slot "
              + name
              + " is lost: the server removed log that was not captured yet"
              + " (max_slot_wal_keep_size)");
    }
    long captured = state.lsn().orElse(0L);
    if (Long.compareUnsigned(slot.get().confirmedLsn(), captured) > 0) {
      return lost(
          "replication slot "
              + name
              + " stands at "
              + Sql.lsn(slot.get().confirmedLsn())
              + ", but only "
              + Sql.lsn(captured)
              + " was captured: it was recreated or moved, and the changes between are lost");
    }
    return Optional.empty();
  }

  private Optional<CaptureProblem> lost(String what) {
    return Optional.of(new CaptureProblem(what, startOver));
  }
}
