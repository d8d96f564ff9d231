package io.moorline.system.crash;

import io.moorline.devstack.PostgresEndpoint;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Drives the source with several hands, whose transactions interleave, from one thread. */
final class Writer implements AutoCloseable {

  private static final long PAUSE_MILLIS = 40;
  private static final long PAUSE_BETWEEN_COPIES_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final List<Hand> hands;
  private final Copier copier;
  private final Random random;
  private final ScheduledFuture<?> writing;
  private long copied = System.nanoTime();
  private volatile long restsUntil = System.nanoTime();

  Writer(PostgresEndpoint postgres, String database, Random seeds) {
    this.random = new Random(seeds.nextLong());
    this.hands =
        List.of(
            new Hand("A", postgres, database, new Random(seeds.nextLong()), 60),
            new Hand("B", postgres, database, new Random(seeds.nextLong()), 20),
            new Hand("C", postgres, database, new Random(seeds.nextLong()), 3));
    this.copier = new Copier(postgres, database, new Random(seeds.nextLong()));
    this.writing =
        thread.scheduleWithFixedDelay(this::step, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Lets it write on for a while; what stops it is thrown here. */
  void letWrite(long millis) {
    try {
      writing.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // It writes on.
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Unless it did not long ago. */
  void copyMuch() {
    if (System.nanoTime() - copied > PAUSE_BETWEEN_COPIES_NANOS) {
      copied = System.nanoTime();
      thread.execute(copier::copy);
    }
  }

  /** The hands rest for a moment, so that others can be alone. */
  void rest() {
    restsUntil = System.nanoTime() + REST_NANOS;
  }

  /** Ends all transactions. */
  void finish() throws SQLException {
    letWrite(0);
    close();
    for (Hand hand : hands) {
      hand.finish();
    }
  }

  @Override
  public void close() {
    writing.cancel(false);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the writer does not end: " + this);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return hands.stream().map(Hand::toString).collect(Collectors.joining(", "));
  }

  private void step() {
    if (System.nanoTime() < restsUntil) {
      return;
    }
    try {
      hands.get(random.nextInt(hands.size())).step();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
