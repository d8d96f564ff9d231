package io.moorline.source.authority;

import io.moorline.source.Causes;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads one authority whenever that is due, for as long as it is told to. Whatever fails is tried
 * again: nothing else waits for it longer than its {@code authority wait} says.
 */
final class AuthorityLoader {

  private static final Logger log = LoggerFactory.getLogger(AuthorityLoader.class);

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final LoadPlan plan;
  private final Load load;
  private final Due due;
  private final Changes changes;
  private final Completeness completeness;
  private final AuthorityStatus status;
  private final AuthorityMetrics metrics;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private boolean wanted;
  private Duration pause = Duration.ZERO;

  /** Whether the origin is another than at the last look. */
  interface Changes {

    boolean seen();
  }

  AuthorityLoader(
      LoadPlan plan,
      Load load,
      Due due,
      Changes changes,
      Completeness completeness,
      AuthorityStatus status,
      AuthorityMetrics metrics) {
    this.plan = plan;
    this.load = load;
    this.due = due;
    this.changes = changes;
    this.completeness = completeness;
    this.status = status;
    this.metrics = metrics;
    this.thread = new Thread(this::run, "authority-" + plan.authority().id());
    // Where a server hangs nothing can wake it; the process ends all the same.
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  AuthorityStatus status() {
    return status;
  }

  /** Asks it to end. */
  void close() {
    closing.countDown();
    thread.interrupt();
  }

  void awaitEnd(Duration patience) throws InterruptedException {
    thread.join(Math.max(1, patience.toMillis()));
  }

  private void run() {
    try {
      while (!begun()) {
        closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
      }
      while (!isClosing()) {
        Duration rest = look();
        closing.await(rest.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Error e) {
      status.failed("ended: " + e);
      log.atError()
          .addKeyValue("authority", plan.authority().id())
          .setCause(e)
          .log("Loading ended");
    }
  }

  /** What was loaded before this process is known, or it is to end. */
  private boolean begun() {
    try {
      LoadState state = load.committed();
      wanted = due.atStart(state, plan.shape(), Instant.now());
      if (wanted) {
        status.known(state);
      } else {
        status.loaded(state);
      }
      return true;
    } catch (KafkaException | IllegalStateException e) {
      failed(e);
      return isClosing();
    }
  }

  private Duration look() {
    wanted |= changes.seen() || due.later(status.state(), plan.shape(), Instant.now());
    if (wanted) {
      return load() ? LOOK : pause;
    }
    completeness.lookWhenDue(status);
    return LOOK;
  }

  private boolean load() {
    try {
      Load.Result result = load.run(this::isClosing);
      wanted = false;
      pause = Duration.ZERO;
      status.loaded(result.state());
      metrics.loaded(result.unchanged());
      completeness.begin(result.keys());
      tell(result);
      return true;
    } catch (CancellationException e) {
      return false;
    } catch (AuthorityException | SQLException | IOException | RuntimeException e) {
      failed(e);
      return false;
    }
  }

  private void failed(Exception failure) {
    if (isClosing()) {
      return;
    }
    String why = Causes.summary(failure);
    status.failed(why);
    metrics.failed();
    pause = longer(pause);
    log.atWarn()
        .addKeyValue("authority", plan.authority().id())
        .addKeyValue("cause", why)
        .addKeyValue("pause", pause)
        .log("Authority not loaded; it is tried again");
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  private void tell(Load.Result result) {
    log.atInfo()
        .addKeyValue("authority", plan.authority().id())
        .addKeyValue("load", result.state().complete())
        .addKeyValue("rows", result.state().rows())
        .addKeyValue("set_aside", result.state().setAside())
        .log(result.unchanged() ? "Authority is as it was loaded" : "Authority loaded");
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }
}
