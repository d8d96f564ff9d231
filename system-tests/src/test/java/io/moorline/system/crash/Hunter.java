package io.moorline.system.crash;

import io.moorline.devstack.EmbeddedStack;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Ends processes with SIGKILL, where it is told to or at random, and starts them again. */
final class Hunter {

  private static final int LONGEST_LIFE_MILLIS = 3_000;
  private static final int LONGEST_DEATH_MILLIS = 500;
  private static final int LONGEST_LOOK_MILLIS = 10;
  private static final int HUNT_SECONDS = 60;

  private final EmbeddedStack stack;
  private final Parts parts;
  private final Writer writer;
  private final Random random;
  private final Journal journal;
  private Victim last = Victim.SOURCE;
  private int ended;

  Hunter(EmbeddedStack stack, Parts parts, Writer writer, Random random, Journal journal) {
    this.stack = stack;
    this.parts = parts;
    this.writer = writer;
    this.random = random;
    this.journal = journal;
  }

  /** How many processes, by whatever signal. */
  int ended() {
    return ended;
  }

  /** What was started again last. */
  Victim last() {
    return last;
  }

  /**
   * Freezes, looks, and kills if the place is reached; when time is over it kills anyhow.
   *
   * @return whether the place was reached
   */
  boolean strikeAt(Point point) {
    point.preparation().run();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(HUNT_SECONDS);
    while (System.nanoTime() < deadline) {
      parts.supervise();
      if (point.near().getAsBoolean() && strikeIfReached(point)) {
        boolean proven = point.proof().getAsBoolean();
        revive(point.killed());
        return proven;
      }
      writer.letWrite(random.nextInt(LONGEST_LOOK_MILLIS));
    }
    strike(point.killed());
    return false;
  }

  void strikeAtRandom(Victim victim) {
    writer.letWrite(random.nextInt(LONGEST_LIFE_MILLIS));
    parts.supervise();
    strike(List.of(victim));
  }

  void strike(List<Victim> victims) {
    victims.forEach(this::kill);
    revive(victims);
  }

  /** Starts again what another way has ended. */
  void reviveEnded(Victim victim) {
    ended++;
    revive(List.of(victim));
  }

  private boolean strikeIfReached(Point point) {
    parts.freeze(point.frozen());
    try {
      boolean reached = point.reached().getAsBoolean();
      if (reached) {
        point.killed().forEach(this::kill);
      }
      return reached;
    } finally {
      parts.thaw(point.frozen());
    }
  }

  private void kill(Victim victim) {
    switch (victim) {
      case POSTGRES -> stack.killPostgres();
      case KAFKA -> stack.killKafka();
      default -> parts.kill(victim);
    }
    ended++;
    journal.note("killed " + victim);
  }

  private void revive(List<Victim> victims) {
    writer.letWrite(random.nextInt(LONGEST_DEATH_MILLIS));
    victims.forEach(this::start);
  }

  private void start(Victim victim) {
    switch (victim) {
      case POSTGRES -> stack.startPostgres();
      case KAFKA -> stack.startKafka();
      default -> parts.start(victim);
    }
    last = victim;
  }
}
