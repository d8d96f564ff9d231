package io.moorline.streams;

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
import io.moorline.streams.Source.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.avro.generic.GenericRecord;

/** Instances on a real Kafka; source, sink and database are played around it. */
final class Scene implements AutoCloseable {

  static final int PARTITIONS = 4;

  /** What one turn brought. */
  record Turn(List<String> derived, List<RowChange> details) {}

  private static final Duration PATIENCE =
      Duration.ofMinutes(Integer.getInteger("moorline.patience", 3));

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final EmbeddedStack stack = SharedStack.get();
  private final String name = "scene" + NUMBER.incrementAndGet();
  private final Topics topics = new Topics(name, PARTITIONS, Optional.empty());
  private final PlayedDatabase database = new PlayedDatabase(Tables.pipeline(PARTITIONS));
  private final List<Instance> instances = new ArrayList<>();
  private final Broker broker;
  private final Source source;
  private final Onlooker onlooker = new Onlooker(stack.bootstrapServers(), topics.streamsGroup());

  Scene() {
    WireFormat wire = new WireFormat(new HttpSchemaRegistry(stack.registryUrl(), Optional.empty()));
    broker = new Broker(stack.bootstrapServers(), topics, wire);
    source = new Source(Tables.pipeline(PARTITIONS), wire, topics, broker::send);
    List<String> ids = List.of("plan", "portfolio", "branch", "detail", "visit", "note");
    KafkaTopics.ensure(
        Tables.pipeline(name, PARTITIONS, stack.bootstrapServers(), stack.registryUrl()).kafka(),
        topics.all(ids, ids, List.of()));
    List<Topic> read = new ArrayList<>(source.references().stream().map(topics::changes).toList());
    read.add(topics.changes("detail"));
    read.add(topics.derived());
    broker.read(read);
  }

  Source source() {
    return source;
  }

  Broker broker() {
    return broker;
  }

  Onlooker onlooker() {
    return onlooker;
  }

  Instance instance(Path stateDir) throws IOException {
    Instance instance =
        Instance.start(name, PARTITIONS, stack.bootstrapServers(), stack.registryUrl(), stateDir);
    instances.add(instance);
    return instance;
  }

  /** The sink takes one turn: what it writes in references is not captured yet. */
  Turn turn() {
    Map<String, List<GenericRecord>> records = broker.poll();
    for (String reference : source.references()) {
      Broker.changes(records.getOrDefault(topics.changes(reference).name(), List.of()))
          .forEach(change -> database.write(reference, change));
    }
    return new Turn(
        records.getOrDefault(topics.derived().name(), List.of()).stream()
            .map(record -> record.get("reference") + "|" + record.get("key"))
            .toList(),
        Broker.changes(records.getOrDefault(topics.changes("detail").name(), List.of())));
  }

  void captureReferences() {
    List<Change> captured = database.takeUncaptured();
    captured.forEach(source::transaction);
    if (!captured.isEmpty()) {
      source.marks();
    }
  }

  /** Turns, as long as it takes. */
  void playUntil(BooleanSupplier end, Runnable turn) {
    broker.flush();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(1))
        .pollDelay(Duration.ZERO)
        .until(
            () -> {
              turn.run();
              checkInstances();
              return end.getAsBoolean();
            });
  }

  /** Until the instances have read everything that is there for them. */
  void awaitRest() {
    broker.flush();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              checkInstances();
              return onlooker.allIsRead();
            });
  }

  /** Nobody waits for the dead. */
  private void checkInstances() {
    assertThat(instances).as("instances that run").allMatch(Instance::isAlive);
  }

  @Override
  public void close() {
    instances.forEach(Instance::close);
    onlooker.close();
    broker.close();
  }
}
