package io.moorline.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parts that were started in order; closing ends them in the reverse order. */
public final class RunningParts implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RunningParts.class);

  private final Deque<Part> started = new ArrayDeque<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Duration closeDeadline;

  private RunningParts(Duration closeDeadline) {
    this.closeDeadline = closeDeadline;
  }

  /** Starts all, or none: a part that cannot start closes those before it. */
  public static RunningParts start(List<? extends Part> parts, Duration closeDeadline) {
    RunningParts running = new RunningParts(closeDeadline);
    try {
      parts.forEach(running::start);
      return running;
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }

  /** Completes exceptionally when the first part has ended, for none should before it is closed. */
  public CompletionStage<Void> ended() {
    return ended;
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      close(started.pop());
    }
  }

  private void start(Part part) {
    // Before it starts: a part that fails half-way has something to close too.
    started.push(part);
    part.start();
    part.ended()
        .whenComplete((nothing, failure) -> ended.completeExceptionally(died(part, failure)));
    log.atInfo().addKeyValue("part", part.name()).log("part started");
  }

  private static UserError died(Part part, @Nullable Throwable failure) {
    Throwable cause = failure == null ? null : Failures.unwrap(failure);
    if (cause instanceof UserError told) {
      return told;
    }
    return new UserError(
        ExitCode.FAILED,
        part.name() + " ended by itself" + (cause == null ? "" : ": " + Failures.summary(cause)),
        "Mend what it says and start it again: it goes on where it stopped.",
        cause);
  }

  private void close(Part part) {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    Thread closer = new Thread(() -> complete(closed, part), "close-" + part.name());
    closer.setDaemon(true);
    closer.start();
    try {
      closed.get(closeDeadline.toMillis(), TimeUnit.MILLISECONDS);
      log.atInfo().addKeyValue("part", part.name()).log("part closed");
    } catch (TimeoutException e) {
      log.atWarn()
          .addKeyValue("part", part.name())
          .addKeyValue("deadline", closeDeadline)
          .log("part did not close in time and is left behind");
    } catch (ExecutionException e) {
      log.atWarn().addKeyValue("part", part.name()).setCause(e.getCause()).log("closing failed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void complete(CompletableFuture<Void> closed, Part part) {
    try {
      part.close();
      closed.complete(null);
    } catch (RuntimeException e) {
      closed.completeExceptionally(e);
    }
  }
}
