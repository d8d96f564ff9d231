package io.moorline.sink.consume;

import io.moorline.schemas.SchemaRegistry.RegistryException;
import io.moorline.sink.batch.Batch;
import io.moorline.sink.batch.Decoded;
import io.moorline.sink.batch.Decoder;
import io.moorline.sink.batch.Gather;
import io.moorline.sink.fence.Claim;
import io.moorline.sink.fence.FencedException;
import io.moorline.sink.write.TargetWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls, gathers, and hands one batch after the other to the writer; while one is being written the
 * next is gathered. Polling never stops, so that the group keeps this member however long the
 * target is away.
 */
public final class SinkLoop implements ConsumerRebalanceListener {

  private static final Logger LOG = LoggerFactory.getLogger(SinkLoop.class);
  private static final Duration QUIET_POLL = Duration.ofMillis(100);
  private static final Duration BUSY_POLL = Duration.ofMillis(10);
  private static final Duration REGISTRY_PAUSE = Duration.ofSeconds(1);
  private static final Duration LAST_BATCH = Duration.ofSeconds(15);

  private record Flight(Batch batch, TargetWriter.Task<Void> task) {}

  private final Consumer<byte[], byte[]> consumer;
  private final Collection<String> topics;
  private final Map<String, String> tables;
  private final Decoder decoder;
  private final TargetWriter writer;
  private final SinkState state;
  private final Claiming claiming;
  private final Offsets offsets;
  private final Holdings holdings = new Holdings();
  private final Pace pace = new Pace();
  private Gather gather = new Gather();
  private @Nullable Flight flight;
  private boolean quiet;
  private boolean fenced;
  private long heldUntil = System.nanoTime();

  /** The tables are those that each topic's rows go to. */
  public SinkLoop(
      Consumer<byte[], byte[]> consumer,
      Map<String, String> tables,
      Decoder decoder,
      TargetWriter writer,
      SinkState state) {
    this.consumer = consumer;
    this.topics = tables.keySet();
    this.tables = Map.copyOf(tables);
    this.decoder = decoder;
    this.writer = writer;
    this.state = state;
    this.claiming = new Claiming(consumer, writer);
    this.offsets = new Offsets(consumer);
  }

  /** Runs until told otherwise, then finishes the batch under way. */
  public void run(BooleanSupplier stopped) {
    consumer.subscribe(topics, this);
    while (!stopped.getAsBoolean()) {
      turn();
    }
    settle();
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    claiming.begin(partitions);
    state.joined(partitions.size());
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    settle();
    forget();
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    if (flight != null) {
      flight.task.cancel();
    }
    forget();
  }

  private void turn() {
    claiming.proceed().ifPresent(this::hold);
    land();
    rejoin();
    offsets.commit();
    launch();
    boolean full = gather.records() >= Pace.FULL || System.nanoTime() - heldUntil < 0;
    throttle(full);
    state.turned(isIdle(), lag());
    take(consumer.poll(patience(full)));
  }

  /** Paused partitions have nothing to wait for but the batch under way. */
  private Duration patience(boolean full) {
    if (full && flight != null) {
      Tasks.await(flight.task, QUIET_POLL);
      return Duration.ZERO;
    }
    return isBusy() && !full ? BUSY_POLL : QUIET_POLL;
  }

  private void hold(Map<TopicPartition, Claim> claims) {
    claims.forEach(
        (partition, claim) -> {
          holdings.add(partition, claim);
          offsets.tell(partition, claim.start().next());
          consumer.seek(partition, claim.start().next());
        });
  }

  /** Takes note of a batch that is in the database. */
  private void land() {
    if (flight == null || !flight.task.result().isDone()) {
      return;
    }
    Flight landed = flight;
    flight = null;
    try {
      Tasks.result(landed.task);
      landed.batch.ranges().forEach((partition, range) -> offsets.tell(partition, range.next()));
    } catch (FencedException e) {
      fenced = true;
    }
  }

  /** Whoever was taken over is either no member any more, or becomes the writer again so. */
  private void rejoin() {
    if (fenced) {
      LOG.atWarn().log("another writer has taken over: joining the group again");
      fenced = false;
      forget();
      consumer.unsubscribe();
      consumer.subscribe(topics, this);
    }
  }

  /** Offsets that advanced past markers alone wait for a quiet moment. */
  private void launch() {
    if (flight != null || !offsets.isTold() || gather.isEmpty()) {
      return;
    }
    if (gather.records() > 0 ? pace.isDue(gather.records(), System.nanoTime()) : quiet) {
      Batch batch = gather.batch();
      pace.launched(gather.records());
      gather = new Gather();
      flight = new Flight(batch, writer.write(batch, holdings.epochs(batch.ranges().keySet())));
    }
  }

  private void throttle(boolean full) {
    if (full) {
      consumer.pause(consumer.assignment());
    } else {
      consumer.resume(holdings.partitions());
    }
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    quiet = records.isEmpty();
    pace.polled(records.count(), System.nanoTime());
    Map<TopicPartition, String> lastKeys = new HashMap<>();
    try {
      for (Decoded decoded : decode(records, lastKeys)) {
        decoded.into(gather);
      }
      state.registryAnswers();
    } catch (RegistryException e) {
      state.registryFails(e.getMessage());
      heldUntil = System.nanoTime() + REGISTRY_PAUSE.toNanos();
      records.partitions().forEach(this::readAgain);
      return;
    }
    records
        .nextOffsets()
        .forEach(
            (partition, next) -> {
              if (holdings.has(partition)) {
                holdings.advance(
                    gather,
                    partition,
                    next.offset(),
                    tables.get(partition.topic()),
                    lastKeys.getOrDefault(partition, ""));
              }
            });
  }

  private void readAgain(TopicPartition partition) {
    consumer.seek(partition, holdings.gathered(partition));
  }

  private List<Decoded> decode(
      ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, String> lastKeys) {
    List<Decoded> all = new ArrayList<>(records.count());
    for (TopicPartition partition : records.partitions()) {
      for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
        all.add(decoder.decode(record, holdings.verifies(partition, record.offset())));
      }
      lastKeys.put(partition, all.get(all.size() - 1).entityKey());
    }
    return all;
  }

  /** Lets the batch under way end and tells Kafka; what was only gathered is read again later. */
  private void settle() {
    if (flight != null && !Tasks.await(flight.task, LAST_BATCH)) {
      flight.task.cancel();
    }
    land();
    offsets.commit();
  }

  private void forget() {
    claiming.abandon();
    holdings.clear();
    offsets.clear();
    gather = new Gather();
    flight = null;
    state.left();
  }

  private boolean isBusy() {
    return flight != null || !claiming.isDone() || !offsets.isTold();
  }

  private boolean isIdle() {
    return !isBusy() && gather.isEmpty() && !holdings.isEmpty();
  }

  private long lag() {
    return holdings.partitions().stream()
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }
}
