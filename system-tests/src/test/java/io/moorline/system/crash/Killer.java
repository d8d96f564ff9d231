package io.moorline.system.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Does one deed after the other; every one comes once before any comes again. */
final class Killer {

  /** A snapshot is the beginning of a run: longer ones are killed in it more than once. */
  private static final int ENDS_PER_SNAPSHOT = 50;

  /** For a point that was missed each time; short runs come to it once only. */
  private static final int MORE_TRIES = 4;

  private final Hunter hunter;
  private final Points points;
  private final Drills drills;
  private final Random random;
  private final Journal journal;
  private final Tally tally = new Tally();

  Killer(Hunter hunter, Points points, Drills drills, Random random, Journal journal) {
    this.hunter = hunter;
    this.points = points;
    this.drills = drills;
    this.random = random;
    this.journal = journal;
  }

  /** Ends at least that many processes, first the source when it has hardly begun. */
  Tally end(int times) {
    for (int end = 0; end < times; end += ENDS_PER_SNAPSHOT) {
      perform(Deed.IN_SNAPSHOT);
    }
    List<Deed> deeds = new ArrayList<>(Deed.quick());
    Collections.shuffle(deeds, random);
    while (hunter.ended() < times) {
      if (deeds.isEmpty()) {
        deeds.addAll(Deed.quick());
        deeds.add(Deed.FREEZE_WRITING);
        Collections.shuffle(deeds, random);
      }
      perform(deeds.remove(0));
    }
    for (int more = 0; more < MORE_TRIES; more++) {
      tally.missed().stream().filter(deed -> deed != Deed.IN_SNAPSHOT).forEach(this::perform);
    }
    return tally;
  }

  private void perform(Deed deed) {
    journal.note("to do: " + deed);
    boolean success = deed.isPoint() ? isHit(deed) : isDone(deed);
    tally.note(deed, success);
    journal.note(
        (success ? "done: " : "missed: ") + deed + "; " + hunter.ended() + " ended so far");
  }

  private boolean isHit(Deed deed) {
    Victim streams = pick(Victim.STREAMS);
    Victim sink = pick(Victim.SINKS);
    return switch (deed) {
      case IN_SNAPSHOT -> isHitInSnapshot();
      case IN_COPY -> isHit(Victim.SOURCE, points.inCopy());
      case ACROSS_AN_END -> isHit(Victim.SOURCE, points.acrossAnEnd());
      case AFTER_SOURCE_COMMIT -> isHit(Victim.SOURCE, points.afterSourceCommit());
      case BEFORE_STREAMS_COMMIT -> isHit(streams, points.beforeStreamsCommit(streams));
      case AFTER_STREAMS_COMMIT -> isHit(streams, points.afterStreamsCommit(streams));
      case STREAMS_REBALANCE -> isHitInRebalance(streams);
      case ROWS_WAIT -> isHit(streams, points.rowsWait(streams));
      case BEFORE_SINK_COMMIT -> isHit(sink, points.beforeSinkCommit(sink));
      case AFTER_SINK_COMMIT -> isHit(sink, points.afterSinkCommit());
      case FREEZE_WRITING -> isHit(sink, points.frozenWriting(sink)) && drills.isBack(sink);
      default -> isHitInRebalance(sink);
    };
  }

  /** However long the source takes until it begins. */
  private boolean isHitInSnapshot() {
    long before = points.records();
    drills.await("a snapshot begins", () -> points.records() > before);
    return hunter.strikeAt(points.inSnapshot(before));
  }

  private boolean isHit(Victim part, Point point) {
    drills.awaitReady(part);
    return hunter.strikeAt(point);
  }

  private boolean isHitInRebalance(Victim member) {
    return isHit(member, points.rebalance(member, () -> hunter.strike(List.of(member.partner()))));
  }

  /** What needs no luck. */
  private boolean isDone(Deed deed) {
    switch (deed) {
      case KILL_POSTGRES -> hunter.strikeAtRandom(Victim.POSTGRES);
      case KILL_KAFKA -> hunter.strikeAtRandom(Victim.KAFKA);
      case KILL_ANY -> hunter.strikeAtRandom(pick(List.of(Victim.values())));
      case KILL_STARTING -> hunter.strikeAtRandom(hunter.last());
      case FREEZE -> drills.freeze(List.of(pick(Victim.STREAMS), pick(Victim.SINKS)));
      case TERMINATE -> hunter.reviveEnded(drills.terminate(pick(Victim.PARTS)));
      case TERMINATE_AGAIN -> hunter.reviveEnded(drills.terminateAgain(pick(Victim.PARTS)));
      default -> drills.takeOver();
    }
    return true;
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
