package io.moorline.sink.consume;

import java.time.Duration;
import java.util.Optional;

/** How the loop stands, for whoever looks from outside. */
public final class SinkState {

  private volatile long turnedAt = System.nanoTime();
  private volatile boolean idle;
  private volatile boolean joined;
  private volatile int partitions;
  private volatile Optional<String> registryTrouble = Optional.empty();

  void turned(boolean nowIdle) {
    turnedAt = System.nanoTime();
    idle = nowIdle;
  }

  void joined(int assigned) {
    joined = true;
    partitions = assigned;
  }

  void left() {
    joined = false;
    idle = false;
    partitions = 0;
  }

  void registryAnswers() {
    registryTrouble = Optional.empty();
  }

  void registryFails(String why) {
    registryTrouble = Optional.of(why);
  }

  public Duration sinceTurn() {
    return Duration.ofNanos(System.nanoTime() - turnedAt);
  }

  /** Nothing is being written, and nothing waits to be. */
  public boolean idle() {
    return idle;
  }

  public boolean joined() {
    return joined;
  }

  public int partitions() {
    return partitions;
  }

  public Optional<String> registryTrouble() {
    return registryTrouble;
  }
}
