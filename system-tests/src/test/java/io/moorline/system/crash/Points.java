package io.moorline.system.crash;

import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.Topic;
import io.moorline.schemas.Topics;
import io.moorline.system.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Sees from outside where the parts are in their work. */
final class Points implements AutoCloseable {

  private static final Pattern PROCESS_ID = Pattern.compile("\"processId\":\"([^\"]+)\"");
  private static final Set<TransactionState> ENDED =
      Set.of(
          TransactionState.EMPTY,
          TransactionState.COMPLETE_COMMIT,
          TransactionState.COMPLETE_ABORT);
  private static final String ROWS_WAIT = "moorline_parked_rows";
  private static final int LOOK_MILLIS = 5;
  private static final int LOOKS = 300;
  private static final int LONG_LOOKS = 10_000;

  private final Parts parts;
  private final Writer writer;
  private final Topics topics;
  private final List<Topic> cdc;
  private final Topic capture;
  private final KafkaSight kafka;
  private final PostgresSight postgres;
  private final SourceSight source;
  private final Overlap overlap;
  private final Unseen unseen;

  Points(Warehouse warehouse, Parts parts, Writer writer, Overlap overlap) {
    this.parts = parts;
    this.writer = writer;
    this.overlap = overlap;
    Pipeline pipeline = warehouse.pipeline();
    this.topics = Warehouse.topics(pipeline);
    List<String> ids = pipeline.datasets().stream().map(Dataset::id).toList();
    String database = pipeline.target().name();
    // Before the parts do: whoever asks for a topic that is not there waits for it.
    KafkaTopics.ensure(pipeline.kafka(), topics.all(ids, ids, List.of(database)));
    this.cdc = ids.stream().map(topics::cdc).toList();
    this.kafka = new KafkaSight(pipeline);
    this.postgres = new PostgresSight(warehouse);
    this.capture = topics.capture(database);
    this.source = new SourceSight(pipeline, capture);
    this.unseen = new Unseen(warehouse);
  }

  /** Some rows are in Kafka, and more are to come; some of them go before anybody looks again. */
  Point inSnapshot(long before) {
    return Point.of(List.of(Victim.SOURCE), () -> records() > before, source::isInSnapshot)
        .provenBy(
            () -> {
              unseen.delete();
              return true;
            });
  }

  Point inCopy() {
    return Point.of(
        List.of(Victim.SOURCE),
        () -> {
          writer.copyMuch();
          return !kafka.open(cdc).isEmpty();
        },
        () -> source.holds(kafka.open(cdc), Copier.MARK));
  }

  /** Other commits would soon be what was captured last. The open one comes after the kill. */
  Point acrossAnEnd() {
    return Point.of(
            List.of(Victim.SOURCE),
            () -> {
              writer.rest();
              overlap.begin();
              await(() -> captured() >= overlap.place(), LOOKS);
              return isAcross();
            },
            this::isAcross)
        .provenBy(
            () -> {
              overlap.end();
              return true;
            });
  }

  /** Frozen for every look, it would hardly move: it is left alone until it has committed. */
  Point afterSourceCommit() {
    return Point.of(
        List.of(Victim.SOURCE), () -> await(captureMoves(), LOOKS), this::captureIsAhead);
  }

  Point beforeStreamsCommit(Victim streams) {
    return Point.of(streams, () -> transactions(streams).contains(TransactionState.ONGOING));
  }

  Point afterStreamsCommit(Victim streams) {
    return Point.of(
        streams,
        () -> {
          Set<TransactionState> states = transactions(streams);
          return states.contains(TransactionState.COMPLETE_COMMIT)
              && ENDED.containsAll(states)
              && streamsLag() > 0;
        });
  }

  Point beforeSinkCommit(Victim sink) {
    return Point.of(sink, () -> postgres.holdsUncommittedRows(sink));
  }

  /** The server ends the transaction, which would keep the other from going on. */
  Point frozenWriting(Victim sink) {
    BooleanSupplier ended = () -> !postgres.holdsUncommittedRows(sink);
    Point point =
        Point.of(
            sink,
            () ->
                postgres.holdsUncommittedRows(sink)
                    && await(ended, LONG_LOOKS)
                    && await(fenceMoves(), LONG_LOOKS));
    return point.kills();
  }

  /** What is on its way to Kafka while one looks is there when one looks again. */
  Point afterSinkCommit() {
    BooleanSupplier again =
        () -> {
          writer.letWrite(10 * LOOK_MILLIS);
          return fenceIsAhead();
        };
    return Point.of(
            Victim.SINKS,
            () -> await(fenceMoves(), LOOKS),
            () -> fenceIsAhead() && again.getAsBoolean())
        .provenBy(this::fenceIsAhead);
  }

  /** The partner joins its group. */
  Point rebalance(Victim member, Runnable partnerDies) {
    BooleanSupplier rebalances = () -> kafka.rebalances(group(member));
    return Point.of(List.of(member), rebalances, rebalances).preparedBy(partnerDies);
  }

  /** Without sinks no reference is written, and the rows cannot go on. */
  Point rowsWait(Victim killed) {
    return Point.of(Victim.SINKS, this::rowsWait, () -> await(this::rowsWait, LOOKS)).kills(killed);
  }

  /** Everybody who should be in the group of the part is, and nobody else. */
  boolean isComplete(Victim part) {
    return kafka.members(group(part)) == members(part);
  }

  /** The group of the part goes on with less than all. */
  boolean isShort(Victim part) {
    int members = kafka.members(group(part));
    return members >= 0 && members < members(part);
  }

  @Override
  public void close() {
    kafka.close();
  }

  private String group(Victim part) {
    return Victim.SINKS.contains(part) ? topics.sinkGroup() : topics.streamsGroup();
  }

  /** A sink is one, each thread of streams-app another. */
  private int members(Victim part) {
    int threads = Math.min(topics.partitions(), Runtime.getRuntime().availableProcessors());
    return Victim.SINKS.contains(part) ? 2 : 2 * threads;
  }

  /** Of all datasets, committed or not. */
  long records() {
    return sum(kafka.ends(cdc, IsolationLevel.READ_UNCOMMITTED).values());
  }

  private long streamsLag() {
    Map<TopicPartition, Long> read = kafka.committed(topics.streamsGroup());
    return kafka.ends(cdc, IsolationLevel.READ_COMMITTED).entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - read.getOrDefault(end.getKey(), 0L)))
        .sum();
  }

  private BooleanSupplier captureMoves() {
    long before = sum(kafka.ends(List.of(capture), IsolationLevel.READ_COMMITTED).values());
    return () -> sum(kafka.ends(List.of(capture), IsolationLevel.READ_COMMITTED).values()) > before;
  }

  /** Kafka has what the slot does not know of. */
  private boolean captureIsAhead() {
    return source
        .captured()
        .flatMap(captured -> postgres.confirmed().map(confirmed -> confirmed < captured))
        .orElse(false);
  }

  private long captured() {
    return source.captured().orElse(0L);
  }

  /** Nothing later was captured, or the transaction was open for nothing. */
  private boolean isAcross() {
    boolean across = captured() == overlap.place();
    if (!across) {
      overlap.end();
    }
    return across;
  }

  private boolean fenceIsAhead() {
    Map<TopicPartition, Long> told = kafka.committed(topics.sinkGroup());
    return !told.isEmpty()
        && postgres.fences().entrySet().stream()
            .anyMatch(fence -> fence.getValue() > told.getOrDefault(fence.getKey(), 0L));
  }

  private BooleanSupplier fenceMoves() {
    long before = sum(postgres.fences().values());
    return () -> sum(postgres.fences().values()) > before;
  }

  private boolean rowsWait() {
    return Victim.STREAMS.stream()
        .anyMatch(streams -> parts.sum(List.of(streams), ROWS_WAIT).orElse(0) > 0);
  }

  private boolean await(BooleanSupplier condition, int looks) {
    for (int look = 0; look < looks; look++) {
      if (condition.getAsBoolean()) {
        return true;
      }
      writer.letWrite(LOOK_MILLIS);
    }
    return false;
  }

  /** Of its threads: each has an id that holds the id of the process, which outlives restarts. */
  private Set<TransactionState> transactions(Victim streams) {
    String group = topics.streamsGroup();
    Path file = parts.stateDir(streams).resolve(group).resolve("kafka-streams-process-metadata");
    try {
      Matcher process = PROCESS_ID.matcher(Files.readString(file));
      return process.find() ? kafka.transactions(group + "-" + process.group(1)) : Set.of();
    } catch (IOException e) {
      return Set.of();
    }
  }

  private static long sum(Collection<Long> offsets) {
    return offsets.stream().mapToLong(Long::longValue).sum();
  }
}
