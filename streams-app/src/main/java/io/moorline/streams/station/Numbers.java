package io.moorline.streams.station;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.moorline.rules.pipeline.Need;
import io.moorline.streams.message.Share;
import io.moorline.streams.message.Waiting.Standing;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
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

  /** A counter by what tells it apart. */
  private record Counted(String name, String dataset, String what) {}

  private record Judged(TaskId task, String reference) {}

  private final MeterRegistry registry;
  private final Map<TaskId, Tally> tallies = new ConcurrentHashMap<>();
  private final Map<Judged, Share> shares = new ConcurrentHashMap<>();
  private final Map<Judged, Boolean> braking = new ConcurrentHashMap<>();
  private final Map<Judged, Boolean> degraded = new ConcurrentHashMap<>();
  private final Map<Counted, Counter> counters = new ConcurrentHashMap<>();
  private final Set<String> gauged = ConcurrentHashMap.newKeySet();

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

  public void verdict(String dataset, String verdict) {
    counter(new Counted("moorline.verdicts", dataset, verdict), "verdict").increment();
  }

  /** A condition failed for a row, and counts as false. */
  public void undecided(String dataset, Need need) {
    registry
        .counter("moorline.conditions.failed", "table", dataset, "need", need.name())
        .increment();
  }

  public void processed(String dataset, String outcome) {
    counter(new Counted("moorline.records.processed", dataset, outcome), "outcome").increment();
  }

  /** Looking a counter up in the registry costs as much as much of what is done for a row. */
  private Counter counter(Counted counted, String tag) {
    return counters.computeIfAbsent(
        counted, one -> registry.counter(one.name(), "table", one.dataset(), tag, one.what()));
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

  /** How many keys of a reference are derived, as one judge knows it. */
  public void share(TaskId task, String reference, Share share) {
    if (shares.put(new Judged(task, reference), share) == null) {
      Gauge.builder("moorline.derived.share", () -> derivedShare(reference))
          .description("Share of the reference's keys that are derived and not reviewed")
          .tag("reference", reference)
          .register(registry);
    }
  }

  /** Whether a judge holds keys of the reference back. */
  public void braking(TaskId task, String reference, boolean now) {
    if (braking.put(new Judged(task, reference), now) == null) {
      Gauge.builder("moorline.brake", () -> isBraking(reference) ? 1 : 0)
          .description("Whether nothing more is derived of the reference for now")
          .tag("reference", reference)
          .register(registry);
    }
  }

  /** Whether a judge derives keys of the reference without its authorities. */
  public void degraded(TaskId task, String reference, boolean now) {
    degraded.put(new Judged(task, reference), now);
    if (gauged.add(reference)) {
      Gauge.builder("moorline.degraded", () -> degraded().contains(reference) ? 1 : 0)
          .description("Whether the reference is derived although an authority was never loaded")
          .tag("reference", reference)
          .register(registry);
    }
  }

  /** The references that are derived without their authorities. */
  public Set<String> degraded() {
    return degraded.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(judged -> judged.getKey().reference())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  public void derivedWithoutAuthority(String reference) {
    registry.counter("moorline.derived.degraded", "reference", reference).increment();
  }

  /** The judge of the task is one of this instance no more. */
  public void endJudge(TaskId task) {
    shares.keySet().removeIf(judged -> judged.task().equals(task));
    braking.keySet().removeIf(judged -> judged.task().equals(task));
    degraded.keySet().removeIf(judged -> judged.task().equals(task));
  }

  private double derivedShare(String reference) {
    long keys = shareSum(reference, Share::keys);
    return keys == 0 ? 0 : (double) shareSum(reference, Share::derived) / keys;
  }

  private long shareSum(String reference, ToLongFunction<Share> part) {
    return shares.entrySet().stream()
        .filter(share -> share.getKey().reference().equals(reference))
        .mapToLong(share -> part.applyAsLong(share.getValue()))
        .sum();
  }

  private boolean isBraking(String reference) {
    return braking.entrySet().stream()
        .anyMatch(judged -> judged.getKey().reference().equals(reference) && judged.getValue());
  }

  private void gauge(String name, String description, Standing standing) {
    Gauge.builder(
            name, () -> tallies.values().stream().mapToLong(tally -> tally.of(standing)).sum())
        .description(description)
        .register(registry);
  }
}
