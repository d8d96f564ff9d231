package io.moorline.sink.consume;

import io.moorline.sink.batch.Batch;
import io.moorline.sink.batch.Decoder;
import io.moorline.sink.fence.Claim;
import io.moorline.sink.fence.FencedException;
import io.moorline.sink.write.TargetWriter;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
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
  private static final Duration LAST_BATCH = Duration.ofSeconds(15);

  private final Consumer<byte[], byte[]> consumer;
  private final Collection<String> topics;
  private final SinkState state;
  private final Claiming claiming;
  private final Offsets offsets;
  private final Holdings holdings = new Holdings();
  private final Intake intake;
  private final Flight flight;
  private boolean fenced;

  /**
   * @param tables those that each topic's rows go to
   * @param rowsPerBatch a batch with so many waits for no more
   * @param topicIds of all topics, as Kafka knows them now
   */
  public SinkLoop(
      Consumer<byte[], byte[]> consumer,
      Map<String, String> tables,
      Decoder decoder,
      TargetWriter writer,
      int rowsPerBatch,
      Supplier<Map<String, String>> topicIds,
      SinkState state) {
    this.consumer = consumer;
    this.topics = tables.keySet();
    this.state = state;
    this.claiming = new Claiming(consumer, writer, topicIds);
    this.offsets = new Offsets(consumer);
    Pace pace = new Pace(rowsPerBatch, System.nanoTime());
    this.intake = new Intake(consumer, tables, decoder, holdings, pace, state);
    this.flight = new Flight(writer);
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
    flight.cancel();
    forget();
  }

  private void turn() {
    claiming.proceed().ifPresent(this::hold);
    land();
    rejoin();
    offsets.commit();
    launch();
    boolean full = intake.isFull();
    throttle(full);
    state.turned(isIdle());
    intake.take(consumer.poll(patience(full)));
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
    try {
      flight
          .land()
          .ifPresent(
              batch ->
                  batch
                      .ranges()
                      .forEach((partition, range) -> offsets.tell(partition, range.next())));
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

  private void launch() {
    if (!flight.isUnderWay() && offsets.isTold() && intake.isDue()) {
      Batch batch = intake.next();
      flight.start(batch, holdings.epochs(batch.ranges().keySet()));
    }
  }

  private void throttle(boolean full) {
    if (full) {
      consumer.pause(consumer.assignment());
    } else {
      consumer.resume(holdings.partitions());
    }
  }

  /** Paused partitions have nothing to wait for but the batch under way. */
  private Duration patience(boolean full) {
    if (full && flight.isUnderWay()) {
      flight.await(QUIET_POLL);
      return Duration.ZERO;
    }
    return isBusy() && !full ? BUSY_POLL : QUIET_POLL;
  }

  /** Lets the batch under way end and tells Kafka; what was only gathered is read again later. */
  private void settle() {
    if (!flight.await(LAST_BATCH)) {
      flight.cancel();
    }
    land();
    offsets.commit();
  }

  private void forget() {
    claiming.abandon();
    holdings.clear();
    offsets.clear();
    intake.forget();
    flight.forget();
    state.left();
  }

  private boolean isBusy() {
    return flight.isUnderWay() || !claiming.isDone() || !offsets.isTold();
  }

  private boolean isIdle() {
    return !isBusy() && intake.isEmpty() && !holdings.isEmpty();
  }
}
