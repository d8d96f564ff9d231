package io.moorline.system.crash;

import io.moorline.devstack.EmbeddedStack;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Ends one process with SIGKILL, at a moment of its choice, and starts it again. */
final class Killer {

  private static final List<Moment> ANY_MOMENT =
      List.of(Moment.RANDOM, Moment.RANDOM, Moment.STARTING, Moment.IN_COPY, Moment.ROWS_WAIT);

  private static final int LONGEST_LIFE_MILLIS = 4_000;
  private static final int LONGEST_START_MILLIS = 3_000;
  private static final int LONGEST_DEATH_MILLIS = 1_500;

  /** How long it waits for its moment, in looks; the first also waits for the parts to start. */
  private static final int LOOKS = 200;

  private static final int FIRST_LOOKS = 2_400;

  private static final int LOOK_MILLIS = 25;

  private final EmbeddedStack stack;
  private final Parts parts;
  private final Writer writer;
  private final Random random;
  private final Journal journal;
  private Victim last = Victim.SOURCE;
  private int kills;

  Killer(EmbeddedStack stack, Parts parts, Writer writer, Random random, Journal journal) {
    this.stack = stack;
    this.parts = parts;
    this.writer = writer;
    this.random = random;
    this.journal = journal;
  }

  /** Strikes that often, first when the source has hardly begun. */
  void kill(int times) {
    strike(Moment.FIRST_CAPTURE, Victim.SOURCE);
    while (kills < times) {
      Moment moment = pick(ANY_MOMENT);
      strike(moment, moment == Moment.STARTING ? last : pick(List.of(Victim.values())));
    }
  }

  private void strike(Moment moment, Victim victim) {
    boolean came = await(moment);
    parts.supervise();
    kills++;
    journal.note(
        "kill " + kills + ": " + victim + (came ? " at " : " without ") + moment + "; " + writer);
    end(victim);
    writer.letWrite(random.nextInt(LONGEST_DEATH_MILLIS));
    start(victim);
    last = victim;
  }

  /** Returns whether the moment came. */
  private boolean await(Moment moment) {
    switch (moment) {
      case STARTING:
        writer.letWrite(random.nextInt(LONGEST_START_MILLIS));
        return true;
      case FIRST_CAPTURE:
        return await(() -> tells(Victim.SOURCE, "moorline_events_captured_total"), FIRST_LOOKS);
      case IN_COPY:
        return await(writer::isCopying, LOOKS);
      case ROWS_WAIT:
        return await(() -> tells(Victim.STREAMS, "moorline_parked_rows"), LOOKS);
      default:
        writer.letWrite(random.nextInt(LONGEST_LIFE_MILLIS));
        return true;
    }
  }

  private boolean await(BooleanSupplier condition, int looks) {
    for (int look = 0; look < looks; look++) {
      if (condition.getAsBoolean()) {
        return true;
      }
      writer.letWrite(LOOK_MILLIS);
    }
    return false;
  }

  private void end(Victim victim) {
    switch (victim) {
      case POSTGRES -> stack.killPostgres();
      case KAFKA -> stack.killKafka();
      default -> parts.kill(victim);
    }
  }

  private void start(Victim victim) {
    switch (victim) {
      case POSTGRES -> stack.startPostgres();
      case KAFKA -> stack.startKafka();
      default -> parts.start(victim);
    }
  }

  private boolean tells(Victim part, String counter) {
    return parts.metrics(part).sum(counter).orElse(0) > 0;
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
