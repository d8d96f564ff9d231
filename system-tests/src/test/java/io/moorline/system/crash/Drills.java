package io.moorline.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.runtime.ExitCode;
import io.moorline.system.DemoProcess;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What is done to parts beside killing them, and what they must do then. */
final class Drills {

  private static final int SIGTERM = 143;
  private static final int LOOK_MILLIS = 20;
  private static final int PATIENCE_SECONDS = 300;

  private final Parts parts;
  private final Points points;
  private final Writer writer;

  Drills(Parts parts, Points points, Writer writer) {
    this.parts = parts;
    this.points = points;
    this.writer = writer;
  }

  /** Each is missed by its group, comes back when it wakes up, and lives on. */
  void freeze(List<Victim> some) {
    some.forEach(this::awaitFullStrength);
    parts.freeze(some);
    try {
      some.forEach(part -> await(part + " is missed", () -> points.isShort(part)));
    } finally {
      parts.thaw(some);
    }
    some.forEach(part -> assertThat(isBack(part)).as(part + " is back").isTrue());
  }

  /** Who wakes up joins again, and lives on. */
  boolean isBack(Victim part) {
    Process woken = parts.process(part).process();
    awaitFullStrength(part);
    return woken.isAlive();
  }

  /** By one SIGTERM. */
  Victim terminate(Victim part) {
    awaitReady(part);
    parts.terminate(part);
    return ended(part);
  }

  /** By one after the other; the second ends it at once, whatever it does. */
  Victim terminateAgain(Victim part) {
    awaitReady(part);
    await(
        part + " ends",
        () -> {
          parts.terminate(part);
          return !parts.process(part).process().isAlive();
        });
    return ended(part);
  }

  /** The second takes over; the first ends and says why. */
  void takeOver() {
    awaitReady(Victim.SOURCE);
    DemoProcess first = parts.startAgain(Victim.SOURCE);
    try {
      await("the first source ends", () -> !first.process().isAlive());
    } finally {
      first.kill();
    }
    assertThat(first.exitCode()).isEqualTo(ExitCode.REFUSED.code());
    assertThat(first.errors()).contains("another process has taken over");
  }

  void awaitReady(Victim part) {
    await(
        part + " is ready",
        () -> {
          parts.supervise();
          return parts.isReady(part);
        });
  }

  private Victim ended(Victim part) {
    assertThat(parts.process(part).exitCode()).as(part + " after SIGTERM").isEqualTo(SIGTERM);
    return part;
  }

  /** Who is dead was missed, and who was started has joined. */
  private void awaitFullStrength(Victim part) {
    List.of(part, part.partner()).forEach(this::awaitReady);
    await("the group of " + part + " is complete", () -> points.isComplete(part));
  }

  void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time until " + what).isLessThan(deadline);
      writer.letWrite(LOOK_MILLIS);
    }
  }
}
