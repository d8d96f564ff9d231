package io.moorline.runtime.lag;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.moorline.rules.pipeline.Kafka;
import io.moorline.runtime.Check;
import io.moorline.runtime.KafkaAdmin;
import io.moorline.runtime.lag.Standstill.Halt;
import io.moorline.schemas.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches how far a group is behind. The group's own consumers cannot tell: for them a topic ends
 * where a transaction is open.
 */
public final class LagWatch implements AutoCloseable {

  /**
   * @param interval between two looks
   * @param patience how long a transaction may be open before somebody is told
   */
  public record Pace(Duration interval, Duration patience) {

    public static final Pace DEFAULT = new Pace(Duration.ofSeconds(5), Duration.ofSeconds(30));
  }

  /** What the last look saw. */
  private record Seen(long lag, long gap, Duration still) {}

  private static final Logger LOG = LoggerFactory.getLogger(LagWatch.class);

  private final Kafka kafka;
  private final String group;
  private final Pace pace;
  private final KafkaAdmin admin;
  private final Standstill standstill = new Standstill();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "lag-watch"));
  private final Map<Halt, String> told = new HashMap<>();
  private volatile Seen seen = new Seen(0, 0, Duration.ZERO);
  private volatile List<String> transactions = List.of();

  public LagWatch(Kafka kafka, String group, MeterRegistry metrics, Pace pace) {
    this.kafka = kafka;
    this.group = group;
    this.pace = pace;
    this.admin = new KafkaAdmin(kafka);
    register(metrics);
  }

  /**
   * @param topics those that the group reads
   */
  public void start(Collection<Topic> topics) {
    GroupOffsets offsets = new GroupOffsets(admin, group, topics);
    thread.scheduleWithFixedDelay(
        () -> look(offsets), 0, pace.interval().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether nobody's transaction holds up the group. */
  public Check check() {
    List<String> open = transactions;
    return new Check(
        "transactions", open.isEmpty(), open.isEmpty() ? "none hung" : String.join("; ", open));
  }

  @Override
  public void close() {
    thread.shutdownNow();
    admin.close();
  }

  private void register(MeterRegistry metrics) {
    Gauge.builder("moorline.consumer.lag.records", () -> seen.lag())
        .description("Records, committed or not, that the group has not done with")
        .tag("group", group)
        .register(metrics);
    Gauge.builder("moorline.consumer.lso.gap.records", () -> seen.gap())
        .description("Records behind the first open transaction of their partition")
        .tag("group", group)
        .register(metrics);
    Gauge.builder("moorline.consumer.lso.still", () -> seen.still().toMillis() / 1000.0)
        .description("For how long the same transaction has held up a partition")
        .baseUnit("seconds")
        .tag("group", group)
        .register(metrics);
  }

  private void look(GroupOffsets offsets) {
    try {
      Map<TopicPartition, Ends> ends = offsets.ends();
      long now = System.nanoTime();
      standstill.look(ends, now);
      long gap = ends.values().stream().mapToLong(Ends::gap).sum();
      seen = new Seen(offsets.lag(ends), gap, standstill.longest(now));
      tell(standstill.longerThan(pace.patience(), now));
    } catch (RuntimeException e) {
      standstill.forget();
      LOG.atDebug()
          .addKeyValue("group", group)
          .addKeyValue("reason", e.getMessage())
          .log("Cannot see how far the group is behind");
    }
  }

  private void tell(List<Halt> halts) {
    told.keySet().retainAll(halts);
    for (Halt halt : halts) {
      if (!told.containsKey(halt)) {
        new OpenTransactions(admin)
            .at(halt.partition(), halt.offset())
            .map(transaction -> transaction.text(kafka.servers()))
            .ifPresent(text -> tell(halt, text));
      }
    }
    transactions = List.copyOf(told.values());
  }

  private void tell(Halt halt, String text) {
    told.put(halt, text);
    LOG.atWarn()
        .addKeyValue("group", group)
        .addKeyValue("transaction", text)
        .log("A transaction that does not end holds up the group");
  }
}
