package io.moorline.sink.write;

import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats a transaction for as long as its failure says that repeating can help. */
final class Attempts {

  @FunctionalInterface
  interface Transaction<T> {
    T run() throws SQLException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
  private static final int QUICK_RETRIES = 10;
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private final Session session;
  private final SinkMetrics metrics;
  private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());

  Attempts(Session session, SinkMetrics metrics) {
    this.session = session;
    this.metrics = metrics;
  }

  /** What the database last answered, when it was no. */
  Optional<String> trouble() {
    return trouble.get();
  }

  <T> T run(Transaction<T> transaction, BooleanSupplier cancelled) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("the partitions went elsewhere");
      }
      try {
        T result = transaction.run();
        recovered();
        return result;
      } catch (SQLException e) {
        session.rollback(e);
        failed(e, attempt);
      } catch (RetriableException e) {
        session.rollback(new SQLException(e));
        wait(e.getMessage(), attempt);
      } catch (RuntimeException e) {
        session.rollback(new SQLException(e));
        throw e;
      }
    }
  }

  private void failed(SQLException e, int attempt) throws InterruptedException {
    metrics.retried(e);
    switch (ErrorClass.of(e)) {
      case RETRY -> retry(e, attempt);
      case INFRASTRUCTURE -> {
        session.close();
        wait(e.getMessage(), attempt);
      }
      case CONFIGURATION -> throw misconfigured(e);
      case DATA, FATAL -> throw new IllegalStateException("the target refused a batch", e);
    }
  }

  /** Jitter, so that two that met do not meet again. */
  private void retry(SQLException e, int attempt) throws InterruptedException {
    if ("0A000".equals(e.getSQLState())) {
      // A table changed under its cached plans, which live as long as the connection.
      session.close();
    }
    if (attempt > QUICK_RETRIES) {
      wait(e.getMessage(), attempt - QUICK_RETRIES);
    } else {
      TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(5L * attempt + 1));
    }
  }

  private void wait(String why, int attempt) throws InterruptedException {
    if (trouble.getAndSet(Optional.of(why)).isEmpty()) {
      LOG.atWarn().addKeyValue("reason", why).log("waiting until the sink can write again");
    }
    long pause = FIRST_PAUSE_MILLIS << Math.min(attempt - 1, 7);
    TimeUnit.MILLISECONDS.sleep(Math.min(pause, LONGEST_PAUSE_MILLIS));
  }

  private void recovered() {
    if (trouble.getAndSet(Optional.empty()).isPresent()) {
      LOG.atInfo().log("the sink writes again");
    }
  }

  private static UserError misconfigured(SQLException e) {
    return new UserError(
        ExitCode.REFUSED,
        "the target refuses the sink (SQLSTATE " + e.getSQLState() + "): " + e.getMessage(),
        remedy(e.getSQLState()),
        e);
  }

  private static String remedy(String state) {
    return switch (state) {
      case "42501" ->
          "Grant the sink's user SELECT, INSERT, UPDATE on the table named above, USAGE on its"
              + " schema, USAGE, UPDATE on the sequences of its columns; moorline setup -f"
              + " <pipeline file> prints what it needs.";
      case "42P01", "42703", "3F000" ->
          "Run moorline setup -f <pipeline file> --execute, or undo the change of the table; then"
              + " start again.";
      default -> "Check url, user and password of the target database.";
    };
  }
}
