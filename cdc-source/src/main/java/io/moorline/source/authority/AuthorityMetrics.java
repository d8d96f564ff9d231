package io.moorline.source.authority;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.moorline.rules.pipeline.Authority;

/** What the loading of an authority tells Prometheus. */
final class AuthorityMetrics {

  private final Counter loaded;
  private final Counter unchanged;
  private final Counter failed;

  AuthorityMetrics(MeterRegistry metrics, Authority authority, AuthorityStatus status) {
    String id = authority.id();
    this.loaded = loads(metrics, id, "loaded");
    this.unchanged = loads(metrics, id, "unchanged");
    this.failed = loads(metrics, id, "failed");
    Gauge.builder(
            "moorline.authority.last.load.timestamp",
            status,
            now -> now.state().checkedMillis() / 1000.0)
        .baseUnit("seconds")
        .tag("authority", id)
        .register(metrics);
    Gauge.builder("moorline.authority.rows", status, now -> now.state().rows())
        .tag("authority", id)
        .register(metrics);
    Gauge.builder("moorline.authority.missing.keys", status, now -> now.missing().orElse(0))
        .tag("authority", id)
        .tag("reference", authority.reference())
        .register(metrics);
  }

  void loaded(boolean asBefore) {
    (asBefore ? unchanged : loaded).increment();
  }

  void failed() {
    failed.increment();
  }

  private static Counter loads(MeterRegistry metrics, String id, String outcome) {
    return Counter.builder("moorline.authority.loads")
        .tag("authority", id)
        .tag("outcome", outcome)
        .register(metrics);
  }
}
