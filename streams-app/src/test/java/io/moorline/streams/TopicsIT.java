package io.moorline.streams;

import static io.moorline.streams.Source.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.SharedStack;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.Check;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.KafkaTopics;
import io.moorline.runtime.Settings;
import io.moorline.runtime.UserError;
import io.moorline.schemas.HttpSchemaRegistry;
import io.moorline.schemas.Topic;
import io.moorline.schemas.Topics;
import io.moorline.schemas.WireFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics that are not any more what they were when streams-app read them. */
class TopicsIT {

  private static final int PARTITIONS = 2;
  private static final long END = -1;
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final EmbeddedStack stack = SharedStack.get();
  private final Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));

  @TempDir private Path stateDir;

  private Pipeline pipeline;
  private Topics topics;
  private Broker broker;
  private Source source;
  private final Set<String> written = new TreeSet<>();

  @BeforeEach
  void setUp() {
    String name = "topics" + NUMBER.incrementAndGet();
    pipeline = Tables.pipeline(name, PARTITIONS, stack.bootstrapServers(), stack.registryUrl());
    topics = new Topics(name, PARTITIONS, Optional.empty());
    WireFormat wire = new WireFormat(new HttpSchemaRegistry(stack.registryUrl(), Optional.empty()));
    broker = new Broker(stack.bootstrapServers(), topics, wire);
    source = new Source(Tables.pipeline(4), wire, topics, broker::send);
    List<String> ids = List.of("plan", "portfolio", "branch", "detail", "visit", "note");
    KafkaTopics.ensure(pipeline.kafka(), topics.all(ids, ids, List.of()));
    broker.read(List.of(topics.changes("detail")));
    source.found("plan", "code", "P1");
    source.snapshotComplete();
  }

  @AfterEach
  void tearDown() {
    broker.close();
    admin.close();
  }

  @Test
  void shouldNameRecordsThatWereRemovedUnreadAndGoOnWithoutThemWhenTold() throws Exception {
    // Given
    resolve("1", "2", "3", "4");
    facts("5", "6", "7", "8");

    // When
    removeRecords(topics.cdc("detail"));

    // Then
    assertRefused("has removed records", "cdc.detail partition ", "--to-earliest");

    // When
    beginWithWhatThereIs(topics.cdc("detail"));
    resolve("9");

    // Then
    assertThat(written).containsExactly("1", "2", "3", "4", "9");
  }

  @Test
  void shouldRefuseATopicThatWasMadeAnewHoweverLongItIs() throws Exception {
    // Given
    resolve("1");

    // When
    makeAnew(topics.cdc("detail"));
    facts("2", "3", "4", "5", "6", "7", "8", "9");

    // Then
    assertRefused("made anew", topics.cdc("detail").name(), topics.topicIds().name());
  }

  @Test
  void shouldRefuseWhenKafkaForgotHowFarItRead() throws Exception {
    // Given
    resolve("1");

    // When
    get(admin.deleteConsumerGroups(List.of(topics.streamsGroup())).all());

    // Then
    assertRefused("has forgotten", topics.cdc("detail").name());
  }

  @Test
  void shouldResolveEverythingAgainWhenItWasLetForgetAll() throws Exception {
    // Given
    resolve("1", "2", "3");
    resolve("4");

    // When
    Set<String> own = new TreeSet<>(get(admin.listTopics().names()));
    own.removeIf(name -> !name.startsWith(topics.streamsGroup() + "-"));
    assertThat(own).isNotEmpty();
    own.addAll(List.of(topics.refkey().name(), topics.index().name(), topics.topicIds().name()));
    get(admin.deleteTopics(own).all());
    get(admin.deleteConsumerGroups(List.of(topics.streamsGroup())).all());
    stateDir = stateDir.resolve("new");
    written.clear();
    resolve("1", "2", "3", "4");

    // Then
    assertThat(written).containsExactly("1", "2", "3", "4");
  }

  @Test
  void shouldEndWhenATopicIsDeletedWhileItReads() throws Exception {
    // Given
    try (StreamsApp app = start()) {
      awaitReady(app);

      // When
      get(admin.deleteTopics(List.of(topics.cdc("detail").name())).all());

      // Then
      assertThatThrownBy(() -> app.ended().toCompletableFuture().get(60, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(UserError.class)
          .hasMessageContaining("was deleted");
    }
  }

  /** A whole run: starts, resolves these facts, and ends. */
  private void resolve(String... numbers) {
    facts(numbers);
    try (StreamsApp app = start()) {
      await("these are written: " + List.of(numbers))
          .atMost(PATIENCE)
          .until(() -> app.ended().toCompletableFuture().isDone() || sees(numbers));
      assertThat(written).contains(numbers);
    }
  }

  private boolean sees(String... numbers) {
    broker.poll().values().stream()
        .flatMap(records -> Broker.changes(records).stream())
        .forEach(change -> written.add(change.row().get("no").toString()));
    return written.containsAll(List.of(numbers));
  }

  private void facts(String... numbers) {
    for (String number : numbers) {
      source.transaction(insert("detail", "id", number, "no", number, "plan", "p1"));
    }
    source.marks();
    broker.flush();
  }

  private StreamsApp start() {
    StreamsApp app = app();
    app.start();
    return app;
  }

  private StreamsApp app() {
    Settings settings = new Settings(stateDir, "127.0.0.1", 0);
    return new StreamsApp(pipeline, Tables.catalog(), settings, new SimpleMeterRegistry());
  }

  private static void awaitReady(StreamsApp app) {
    await("ready").atMost(PATIENCE).until(() -> app.readiness().stream().allMatch(Check::ok));
  }

  private void assertRefused(String... says) {
    try (StreamsApp app = app()) {
      assertThatThrownBy(app::start)
          .isInstanceOfSatisfying(
              UserError.class,
              error -> {
                assertThat(error.exitCode()).isEqualTo(ExitCode.REFUSED);
                assertThat(error.getMessage() + "\n" + error.remedy()).contains(says);
              });
      assertThat(app.readiness()).anyMatch(check -> !check.ok());
    }
  }

  /** What retention does, at once. */
  private void removeRecords(Topic topic) throws Exception {
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    for (int i = 0; i < PARTITIONS; i++) {
      all.put(new TopicPartition(topic.name(), i), RecordsToDelete.beforeOffset(END));
    }
    get(admin.deleteRecords(all).all());
  }

  /** As the command does that the refusal advises. */
  private void beginWithWhatThereIs(Topic topic) throws Exception {
    Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
    for (int i = 0; i < PARTITIONS; i++) {
      earliest.put(new TopicPartition(topic.name(), i), OffsetSpec.earliest());
    }
    Map<TopicPartition, OffsetAndMetadata> first = new HashMap<>();
    get(admin.listOffsets(earliest).all())
        .forEach((partition, at) -> first.put(partition, new OffsetAndMetadata(at.offset())));
    get(admin.alterConsumerGroupOffsets(topics.streamsGroup(), first).all());
  }

  private void makeAnew(Topic topic) throws Exception {
    get(admin.deleteTopics(List.of(topic.name())).all());
    await().until(() -> !get(admin.listTopics().names()).contains(topic.name()));
    KafkaTopics.ensure(pipeline.kafka(), List.of(topic));
  }

  private static <T> T get(KafkaFuture<T> future) throws Exception {
    return future.get(30, TimeUnit.SECONDS);
  }
}
