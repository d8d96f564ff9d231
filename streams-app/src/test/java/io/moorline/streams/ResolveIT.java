package io.moorline.streams;

import static io.moorline.streams.Source.insert;
import static io.moorline.streams.Source.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.SharedStack;
import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.HttpSchemaRegistry;
import io.moorline.schemas.RowChange;
import io.moorline.schemas.Topic;
import io.moorline.schemas.Topics;
import io.moorline.schemas.WireFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances on a real Kafka with four partitions, one of them killed and robbed of its state.
 */
class ResolveIT {

  private static final int PARTITIONS = 4;
  private static final int KNOWN = 20_000;
  private static final int FACTS = 3_000;
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @TempDir private Path stateDirs;

  private final EmbeddedStack stack = SharedStack.get();
  private String name;
  private Topics topics;
  private Broker broker;
  private Source source;

  private final List<Instance> instances = new ArrayList<>();
  private final PlayedDatabase database = new PlayedDatabase(Tables.pipeline(4));
  private final List<String> derived = new ArrayList<>();
  private final Map<String, List<RowChange>> details = new HashMap<>();
  private int detailCount;

  @BeforeEach
  void start() {
    name = "resolve" + NUMBER.incrementAndGet();
    topics = new Topics(name, PARTITIONS, Optional.empty());
    WireFormat wire = new WireFormat(new HttpSchemaRegistry(stack.registryUrl(), Optional.empty()));
    broker = new Broker(stack.bootstrapServers(), topics, wire);
    source = new Source(Tables.pipeline(4), wire, topics, broker::send);
    List<String> ids = List.of("plan", "portfolio", "branch", "detail", "visit", "note");
    KafkaTopics.ensure(
        Tables.pipeline(name, PARTITIONS, stack.bootstrapServers(), stack.registryUrl()).kafka(),
        topics.all(ids, ids, List.of()));
    List<Topic> read = new ArrayList<>(source.references().stream().map(topics::changes).toList());
    read.add(topics.changes("detail"));
    read.add(topics.derived());
    broker.read(read);
  }

  @AfterEach
  void stop() {
    instances.forEach(Instance::close);
    broker.close();
  }

  @Test
  void shouldUseNoWayBetweenHomeAndJudgeForKnownFacts() throws Exception {
    // Given
    instance("one");
    source.found("plan", "code", "P1");
    source.snapshotComplete();
    source.transaction(insert("detail", "id", "first", "no", "first", "plan", "p1"));
    playUntil(1, () -> detailCount);
    Map<?, Long> before = broker.waysUsed();

    // When
    for (int i = 0; i < KNOWN; i++) {
      source.transaction(insert("detail", "id", "" + i, "no", "" + i, "plan", "p1"));
    }
    source.marks();
    playUntil(KNOWN + 1, () -> detailCount);

    // Then
    assertThat(broker.waysUsed()).isEqualTo(before).isNotEmpty();
  }

  @Test
  void shouldWriteEveryFactOnceWhenAnInstanceIsKilledAndLosesItsStateOrHalfOfIt() throws Exception {
    // Given
    source.snapshotComplete();
    Random random = new Random(42);
    instance("one");
    Instance two = instance("two");
    for (int i = 0; i < FACTS; i++) {
      fact(random, i);
      if (i == FACTS / 3) {
        playUntil(1, () -> Math.min(detailCount, 1));
        two.kill();
        two.loseState();
      }
      if (i == FACTS / 2) {
        two.restart();
      }
      if (i == FACTS * 3 / 4) {
        await().atMost(PATIENCE).until(two::hasStores);
        two.kill();
        two.halveStores();
        two.restart();
      }
      if (i % 50 == 0) {
        play();
      }
    }

    source.marks();

    // When
    playUntil(FACTS, () -> (int) details.values().stream().filter(this::last).count());

    // Then
    await().atMost(PATIENCE).until(() -> two.hasStores() || !two.isAlive());
    assertThat(two.isAlive()).isTrue();
    assertThat(derived).doesNotHaveDuplicates().noneMatch(key -> key.startsWith("plan|OWN"));
    assertThat(details.values())
        .allSatisfy(
            versions ->
                assertThat(versions).extracting(RowChange::position).doesNotHaveDuplicates());
  }

  /** A third brings its plan itself, a third shares plans that are missing, some are updated. */
  private void fact(Random random, int i) {
    String id = "" + i;
    switch (i % 3) {
      case 0 ->
          source.transaction(
              insert("detail", "id", id, "no", id, "plan", "own" + i, "amount", null),
              insert("plan", "code", "OWN" + i));
      case 1 ->
          source.transaction(
              insert("detail", "id", id, "no", id, "plan", "p" + random.nextInt(100)),
              update("detail", "id", id, "no", id, "plan", "q" + random.nextInt(100)));
      default ->
          source.transaction(
              insert(
                  "detail",
                  "id",
                  id,
                  "no",
                  id,
                  "plan",
                  "q" + random.nextInt(100),
                  "portfolio",
                  "f" + random.nextInt(500)));
    }
    if (i % 10 == 0) {
      source.marks();
    }
  }

  private boolean last(List<RowChange> versions) {
    RowChange last = versions.get(versions.size() - 1);
    int i = Integer.parseInt(last.row().get("no").toString());
    return i % 3 != 1 || last.row().get("plan").toString().startsWith("Q");
  }

  private Instance instance(String instanceName) throws Exception {
    Instance instance =
        Instance.start(
            name,
            PARTITIONS,
            stack.bootstrapServers(),
            stack.registryUrl(),
            stateDirs.resolve(instanceName));
    instances.add(instance);
    return instance;
  }

  private void playUntil(int expected, IntSupplier seen) {
    broker.flush();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(1))
        .pollDelay(Duration.ZERO)
        .untilAsserted(
            () -> {
              play();
              assertThat(seen.getAsInt()).isEqualTo(expected);
            });
  }

  /** Sink and capture take one turn. */
  private void play() {
    Map<String, List<GenericRecord>> records = broker.poll();
    for (String reference : source.references()) {
      Broker.changes(records.getOrDefault(topics.changes(reference).name(), List.of()))
          .forEach(change -> database.write(reference, change));
    }
    List<Source.Change> captured = database.takeUncaptured();
    captured.forEach(source::transaction);
    if (!captured.isEmpty()) {
      source.marks();
    }
    records
        .getOrDefault(topics.derived().name(), List.of())
        .forEach(record -> derived.add(record.get("reference") + "|" + record.get("key")));
    for (RowChange change :
        Broker.changes(records.getOrDefault(topics.changes("detail").name(), List.of()))) {
      detailCount++;
      details
          .computeIfAbsent(change.row().get("no").toString(), no -> new ArrayList<>())
          .add(change);
    }
  }
}
