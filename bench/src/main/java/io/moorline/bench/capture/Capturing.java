package io.moorline.bench.capture;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;

/** Something that captures a table, and the log from there on, for as long as it runs. */
interface Capturing extends AutoCloseable {

  Duration LONG = Duration.ofMinutes(30);
  Duration LOOK = Duration.ofMillis(5);

  /** Begins, or goes on from where it was stopped. */
  void start();

  /** Captured since it was started. */
  long rows();

  Future<?> ended();

  void stop() throws IOException;

  @Override
  void close() throws IOException;

  /** Starts, and waits until this many rows were captured; how long it was until the first was. */
  default Duration capture(long rows) {
    long begun = System.nanoTime();
    start();
    awaitRows(1);
    Duration first = Duration.ofNanos(System.nanoTime() - begun);
    awaitRows(rows);
    return first;
  }

  /** Waits until this many rows were captured since the start. */
  default void awaitRows(long rows) {
    await()
        .atMost(LONG)
        .pollDelay(Duration.ZERO)
        .pollInterval(LOOK)
        .failFast("the capture has ended", () -> ended().isDone())
        .until(() -> rows() >= rows);
  }
}
