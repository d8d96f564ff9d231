package io.moorline.demo;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;

/** Takes one look after the other. What SQL cannot tell comes from the metrics of this process. */
final class StatusReader {

  private final LagClock clock = new LagClock();
  private final Counts counts;
  private final MeterRegistry metrics;
  private final long total;
  private final long started;

  StatusReader(Counts counts, MeterRegistry metrics, long total, long started) {
    this.counts = counts;
    this.metrics = metrics;
    this.total = total;
    this.started = started;
  }

  Status read() throws SQLException {
    // Settled before loaded: the other way round a row could count as settled only.
    long settled = counts.settled();
    long loaded = counts.facts();
    long now = System.nanoTime();
    return new Status(
        total,
        loaded,
        settled,
        captured(),
        parked(),
        counts.derived(),
        counts.written(),
        counts.quarantinedFacts(),
        clock.lag(loaded, settled, now),
        Duration.ofNanos(now - started));
  }

  private long captured() {
    return (long)
        metrics.find("moorline.events.captured").counters().stream()
            .mapToDouble(Counter::count)
            .sum();
  }

  private long parked() {
    return (long)
        metrics.find("moorline.parked.rows").gauges().stream().mapToDouble(Gauge::value).sum();
  }
}
