package io.moorline.streams.station;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.moorline.streams.message.Waiting.Standing;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.processor.TaskId;

/** What the topology counts. Gauges sum over the tasks that this instance runs right now. */
public final class Numbers {

  /** The waiting rows of one task; made from its store when the task starts. */
  public static final class Tally {
    private final Map<Standing, AtomicLong> rows =
        Map.of(
            Standing.PARKED, new AtomicLong(),
            Standing.OPEN_LINK, new AtomicLong(),
            Standing.SET_ASIDE, new AtomicLong());
    private final AtomicLong all = new AtomicLong();

    public void add(Standing standing, long count) {
      rows.get(standing).addAndGet(count);
      all.addAndGet(count);
    }

    public boolean isEmpty() {
      return all.get() == 0;
    }

    private long of(Standing standing) {
      return rows.get(standing).get();
    }
  }

  private final MeterRegistry registry;
  private final Map<TaskId, Tally> tallies = new ConcurrentHashMap<>();

  public Numbers(MeterRegistry registry) {
    this.registry = registry;
    gauge("moorline.parked.rows", "Rows that wait for a reference", Standing.PARKED);
    gauge("moorline.open.links", "Rows in their tables whose link is open", Standing.OPEN_LINK);
    gauge("moorline.quarantine.records", "Waiting rows set aside", Standing.SET_ASIDE);
  }

  /** The tally that all processors of a task share. */
  public Tally tally(TaskId task) {
    return tallies.computeIfAbsent(task, id -> new Tally());
  }

  public void end(TaskId task) {
    tallies.remove(task);
  }

  boolean rowsWait() {
    return tallies.values().stream().anyMatch(tally -> !tally.isEmpty());
  }

  public void verdict(String dataset, String verdict) {
    registry.counter("moorline.verdicts", "table", dataset, "verdict", verdict).increment();
  }

  public void processed(String dataset, String outcome) {
    registry
        .counter("moorline.records.processed", "table", dataset, "outcome", outcome)
        .increment();
  }

  public void derived(String reference) {
    registry.counter("moorline.derived.records", "reference", reference).increment();
  }

  public void released() {
    registry.counter("moorline.released.rows").increment();
  }

  public void quarantined(String reason) {
    registry.counter("moorline.quarantine", "reason", reason).increment();
  }

  private void gauge(String name, String description, Standing standing) {
    Gauge.builder(
            name, () -> tallies.values().stream().mapToLong(tally -> tally.of(standing)).sum())
        .description(description)
        .register(registry);
  }
}
