package io.moorline.source;

import io.moorline.rules.pipeline.Database;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Captures one database for as long as it is told to. Nothing is ever repaired in place: after an
 * error engine and producer are thrown away, and the next attempt starts from what Kafka committed.
 */
final class Capture {

  private static final Logger log = LoggerFactory.getLogger(Capture.class);

  private static final int MAX_UNEXPLAINED = 5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Database database;
  private final CaptureAttempts attempts;
  private final CaptureStatus status;
  private final String instance = UUID.randomUUID().toString();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Thread thread;
  private volatile @Nullable CaptureAttempt current;
  private boolean claimed;

  Capture(Database database, CaptureAttempts attempts, CaptureStatus status) {
    this.database = database;
    this.attempts = attempts;
    this.status = status;
    this.thread = new Thread(this::run, "capture-" + database.name());
  }

  void start() {
    thread.start();
  }

  CompletableFuture<Void> ended() {
    return ended;
  }

  String database() {
    return database.name();
  }

  CaptureStatus status() {
    return status;
  }

  boolean alive() {
    return thread.isAlive();
  }

  /** Completes exceptionally when the engine does not stop in time: then the process must end. */
  void close(Duration deadline) {
    long until = System.nanoTime() + deadline.toNanos();
    closing.countDown();
    try {
      while (thread.isAlive() && System.nanoTime() < until) {
        CaptureAttempt attempt = current;
        if (attempt != null) {
          attempt.stop(until);
        } else {
          thread.interrupt();
        }
        thread.join(Math.max(1, Math.min(500, (until - System.nanoTime()) / 1_000_000)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      ended.completeExceptionally(
          new IllegalStateException(
              "the capture of database " + database.name() + " did not stop in time"));
    }
  }

  private void run() {
    try {
      untilClosed();
      ended.complete(null);
    } catch (RuntimeException | Error e) {
      ended.completeExceptionally(e);
    } catch (InterruptedException e) {
      ended.complete(null);
    } finally {
      status.phase(CaptureStatus.Phase.ENDED, "ended");
    }
  }

  private void untilClosed() throws InterruptedException {
    int unexplained = 0;
    Duration pause = FIRST_PAUSE;
    while (!isClosing()) {
      long before = status.events();
      RuntimeException failure = attempt();
      if (failure == null || isClosing()) {
        continue;
      }
      boolean progressed = status.events() > before;
      pause = progressed ? FIRST_PAUSE : longer(pause);
      unexplained = progressed ? 0 : unexplained;
      Trouble trouble = Trouble.of(failure);
      unexplained += trouble == Trouble.UNKNOWN ? 1 : 0;
      if (trouble == Trouble.FATAL || unexplained >= MAX_UNEXPLAINED) {
        throw failure;
      }
      tellAndWait(failure, trouble, pause);
    }
  }

  private @Nullable RuntimeException attempt() {
    try (CaptureAttempt attempt = begin()) {
      current = attempt;
      if (!isClosing()) {
        attempt.run();
      }
      return isClosing() ? null : new IllegalStateException("the engine stopped by itself");
    } catch (RuntimeException e) {
      return e;
    } catch (InterruptedException e) {
      closing.countDown();
      return null;
    } finally {
      current = null;
    }
  }

  /**
   * Claims the capture once, before it fences whoever captured until now. Kafka fences a producer
   * that was too slow too; the claim tells the two apart.
   */
  private CaptureAttempt begin() throws InterruptedException {
    if (!claimed) {
      attempts.claim(instance);
      claimed = true;
    } else if (!attempts.isClaimedBy(instance)) {
      throw new UserError(
          ExitCode.REFUSED,
          "another process has taken over the capture of database " + database.name(),
          "Run one cdc-source per pipeline; stop the one that is not wanted.");
    }
    return attempts.begin(instance);
  }

  private void tellAndWait(RuntimeException failure, Trouble trouble, Duration pause)
      throws InterruptedException {
    status.phase(CaptureStatus.Phase.CONNECTING, Causes.summary(failure));
    log.atWarn()
        .addKeyValue("database", database.name())
        .addKeyValue("trouble", trouble)
        .addKeyValue("cause", Causes.summary(failure))
        .addKeyValue("pause", pause)
        .log("Capture starts over from what was committed");
    if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      log.atDebug().addKeyValue("database", database.name()).log("Capture closes");
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }
}
