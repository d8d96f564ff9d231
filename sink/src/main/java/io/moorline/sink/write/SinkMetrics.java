package io.moorline.sink.write;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** What the sink counts. A batch counts once it is committed. */
public final class SinkMetrics {

  private static final String DEADLOCK = "40P01";

  private final MeterRegistry registry;
  private final Timer duration;
  private final DistributionSummary rows;
  private final Counter deadlocks;
  private final AtomicLong rowsWritten = new AtomicLong();

  public SinkMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.duration = registry.timer("moorline.sink.batch.duration");
    this.rows = registry.summary("moorline.sink.batch.rows");
    this.deadlocks = registry.counter("moorline.sink.deadlocks");
  }

  /** Row versions written since the start. */
  public long rowsWritten() {
    return rowsWritten.get();
  }

  void committed(Outcome outcome, int records, Duration took) {
    duration.record(took);
    rows.record(records);
    rowsWritten.addAndGet(outcome.entries().size());
    outcome.counts().forEach(this::processed);
    outcome
        .rejections()
        .forEach(
            rejection ->
                registry.counter("moorline.quarantine", "reason", rejection.reason()).increment());
  }

  void retried(SQLException e) {
    String state = e.getSQLState() == null ? "none" : e.getSQLState();
    registry
        .counter(
            "moorline.sink.retries",
            "sqlstate_class",
            state.substring(0, Math.min(2, state.length())))
        .increment();
    if (state.equals(DEADLOCK)) {
      deadlocks.increment();
    }
  }

  private void processed(Outcome.Count count, int number) {
    String outcome = count.kind().name().toLowerCase(Locale.ROOT);
    registry
        .counter("moorline.records.processed", "table", count.table(), "outcome", outcome)
        .increment(number);
    if (count.kind().writes()) {
      registry.counter("moorline.change.log.rows", "table", count.table()).increment(number);
    }
  }
}
