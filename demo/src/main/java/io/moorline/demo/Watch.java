package io.moorline.demo;

import io.moorline.runtime.RunningParts;
import io.moorline.runtime.StopSignal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Shows the running example until it has come to rest, or until somebody stops it. */
final class Watch implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final CompletableFuture<Object> over;
  private final LoadRun load;
  private final Flow flow;
  private final StatusReader reader;
  private final Screen screen;
  private long nextShow = System.nanoTime();

  Watch(
      RunningParts running,
      StopSignal stop,
      LoadRun load,
      Flow flow,
      StatusReader reader,
      Screen screen) {
    this.over =
        CompletableFuture.anyOf(
            running.ended().toCompletableFuture(), stop.received().toCompletableFuture());
    this.load = load;
    this.flow = flow;
    this.reader = reader;
    this.screen = screen;
  }

  /** Loads everything; present: the exit code of who stopped it before all was written. */
  Optional<Integer> untilWritten() throws SQLException {
    // What people entered before is known before more comes, as where all runs for long.
    Optional<Integer> stopped = untilQuiet();
    if (stopped.isPresent()) {
      return stopped;
    }
    load.start();
    stopped = until(load.loaded()::isDone);
    if (stopped.isPresent()) {
      return stopped;
    }
    load.loaded().join();
    stopped = untilQuiet();
    if (stopped.isPresent()) {
      return stopped;
    }
    // What nobody can derive waits by now, or was set aside: somebody enters some of it.
    load.enterLate();
    long end = System.nanoTime() + PATIENCE.toNanos();
    stopped = until(() -> load.lateHasArrived() || System.nanoTime() > end);
    if (stopped.isPresent()) {
      return stopped;
    }
    stopped = untilQuiet();
    screen.show(reader.read());
    screen.done();
    return stopped;
  }

  int untilStopped() throws SQLException {
    return until(() -> false).orElseThrow();
  }

  /** Leaves the screen to whoever writes next. */
  @Override
  public void close() {
    screen.done();
  }

  private Optional<Integer> untilQuiet() throws SQLException {
    Quiet quiet = new Quiet(flow, PATIENCE, System.nanoTime());
    return until(() -> quiet.reached(System.nanoTime()));
  }

  private Optional<Integer> until(BooleanSupplier reached) throws SQLException {
    while (!reached.getAsBoolean()) {
      show();
      try {
        Object code = over.get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return Optional.of((Integer) code);
      } catch (TimeoutException e) {
        // Nobody has stopped it.
      } catch (ExecutionException e) {
        throw new CompletionException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while watching", e);
      }
    }
    return Optional.empty();
  }

  private void show() throws SQLException {
    long now = System.nanoTime();
    if (now >= nextShow) {
      screen.show(reader.read());
      long took = System.nanoTime() - now;
      // Counting a large table must not keep the database from its work.
      nextShow = now + Math.max(screen.interval().toNanos(), took * 5);
    }
  }
}
