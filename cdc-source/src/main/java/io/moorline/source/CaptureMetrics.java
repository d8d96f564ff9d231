package io.moorline.source;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What a capture tells Prometheus. */
final class CaptureMetrics {

  private CaptureMetrics() {}

  static void register(MeterRegistry metrics, String database, CaptureStatus status) {
    Gauge.builder("moorline.heartbeat.age", status, s -> s.silence().toMillis() / 1000.0)
        .baseUnit("seconds")
        .tag("source", database)
        .register(metrics);
    Gauge.builder("moorline.capture.last.event.timestamp", status, CaptureStatus::lastCommitSeconds)
        .baseUnit("seconds")
        .tag("source", database)
        .register(metrics);
    Gauge.builder(
            "moorline.snapshot.running",
            status,
            s -> s.phase() == CaptureStatus.Phase.SNAPSHOT ? 1 : 0)
        .tag("source", database)
        .register(metrics);
  }
}
