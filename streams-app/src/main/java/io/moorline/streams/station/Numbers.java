package io.moorline.streams.station;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import org.apache.kafka.streams.processor.TaskId;

/** What the topology counts. Gauges sum over the tasks that this instance runs right now. */
public final class Numbers {

  /** The waiting rows of one task; made from its store when the task starts. */
  public static final class Tally {
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong aside = new AtomicLong();

    public void add(boolean setAside, long rows) {
      (setAside ? aside : waiting).addAndGet(rows);
    }

    public boolean isEmpty() {
      return waiting.get() == 0 && aside.get() == 0;
    }
  }

  private final MeterRegistry registry;
  private final Map<TaskId, Tally> tallies = new ConcurrentHashMap<>();

  public Numbers(MeterRegistry registry) {
    this.registry = registry;
    gauge("moorline.parked.rows", "Rows that wait for a reference", tally -> tally.waiting.get());
    gauge("moorline.quarantine.records", "Waiting rows set aside", tally -> tally.aside.get());
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

  private void gauge(String name, String description, ToLongFunction<Tally> count) {
    Gauge.builder(name, () -> tallies.values().stream().mapToLong(count).sum())
        .description(description)
        .register(registry);
  }
}
