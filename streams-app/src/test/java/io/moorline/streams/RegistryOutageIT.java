package io.moorline.streams;

import static io.moorline.streams.Source.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.SharedStack;
import io.moorline.rules.pipeline.Kafka;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.Check;
import io.moorline.runtime.KafkaTopics;
import io.moorline.runtime.Settings;
import io.moorline.schemas.HttpSchemaRegistry;
import io.moorline.schemas.Topics;
import io.moorline.schemas.WireFormat;
import io.moorline.streams.Source.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry is away for longer than the group waits for a member that does not poll. */
class RegistryOutageIT {

  private static final String NAME = "registry_outage";
  private static final int PARTITIONS = 2;
  private static final int ROWS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path stateDir;

  private final EmbeddedStack stack = SharedStack.get();
  private final List<String> written = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private Pipeline pipeline;
  private Topics topics;
  private WireFormat wire;
  private Broker broker;
  private Source source;

  @BeforeEach
  void setUp() {
    pipeline =
        impatient(Tables.pipeline(NAME, PARTITIONS, stack.bootstrapServers(), stack.registryUrl()));
    topics = new Topics(NAME, PARTITIONS, Optional.empty());
    wire = new WireFormat(new HttpSchemaRegistry(stack.registryUrl(), Optional.empty()));
    broker = new Broker(stack.bootstrapServers(), topics, wire);
    List<String> ids = List.of("plan", "portfolio", "branch", "detail", "visit", "note");
    KafkaTopics.ensure(pipeline.kafka(), topics.all(ids, ids, List.of()));
    broker.read(List.of(topics.changes("note"), topics.changes("detail")));
    source = new Source(pipeline, wire, topics, messages::add);
  }

  @AfterEach
  void tearDown() {
    broker.close();
  }

  @Test
  void shouldWriteEveryRowOnceAlthoughItsThreadsLeftTheGroup() throws Exception {
    // Given: the schema of notes is known, that of details is not
    source.found("plan", "code", "P1");
    source.references().forEach(source::snapshotComplete);
    rows("note", 0, 1);
    try (StreamsApp app = app();
        Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      app.start();
      messages.forEach(broker::send);
      await().atMost(PATIENCE).until(() -> read() == 1);
      int threads = members(admin);

      // When: notes that are not committed yet, then what nobody can read
      messages.clear();
      rows("note", 1, ROWS);
      rows("detail", 0, ROWS);
      stack.stopRegistry();
      messages.forEach(broker::send);
      await("a thread has left the group").atMost(PATIENCE).until(() -> members(admin) < threads);
      assertThat(app.readiness()).anyMatch(check -> !check.ok() && check.name().equals("registry"));
      stack.startRegistry();
      await().atMost(PATIENCE).until(() -> read() >= 2 * ROWS);
      await().atMost(PATIENCE).until(() -> app.readiness().stream().allMatch(Check::ok));
    }

    // Then
    read();
    assertThat(written)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of("note", "detail")
                .flatMap(dataset -> IntStream.range(0, ROWS).mapToObj(i -> dataset + i))
                .toList());
  }

  private void rows(String dataset, int from, int to) {
    for (int i = from; i < to; i++) {
      source.transaction(insert(dataset, "id", "" + i, "no", "" + i, "plan", "p1"));
    }
  }

  private static Pipeline impatient(Pipeline pipeline) {
    Kafka kafka = pipeline.kafka();
    return new Pipeline(
        pipeline.name(),
        pipeline.domain(),
        pipeline.databases(),
        pipeline.target(),
        new Kafka(
            kafka.servers(),
            Map.of("max.poll.interval.ms", "5000"),
            kafka.partitions(),
            kafka.replication(),
            kafka.keep()),
        pipeline.registry(),
        pipeline.columns(),
        pipeline.sink(),
        pipeline.channels(),
        pipeline.references(),
        pipeline.facts(),
        pipeline.inPlace(),
        pipeline.ruleVersion());
  }

  private StreamsApp app() {
    Settings settings = new Settings(stateDir, "127.0.0.1", 0);
    return new StreamsApp(pipeline, Tables.catalog(), settings, new SimpleMeterRegistry());
  }

  private int read() {
    broker.poll().values().stream()
        .flatMap(records -> Broker.changes(records).stream())
        .forEach(change -> written.add(change.origin().dataset() + change.row().get("no")));
    return written.size();
  }

  private int members(Admin admin) throws Exception {
    String group = topics.streamsGroup();
    return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().size();
  }
}
