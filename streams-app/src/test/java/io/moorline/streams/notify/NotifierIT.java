package io.moorline.streams.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.SharedStack;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.PipelineParser;
import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.HttpSchemaRegistry;
import io.moorline.schemas.Names;
import io.moorline.schemas.Topic;
import io.moorline.schemas.Topic.Cleanup;
import io.moorline.schemas.Topics;
import io.moorline.schemas.WireFormat;
import io.moorline.schemas.message.Attribute;
import io.moorline.schemas.message.Derived;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real web server, and a real Kafka, that hear of what was derived; or do not, for a while. */
class NotifierIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final EmbeddedStack stack = SharedStack.get();
  private final String name = "notify" + NUMBER.incrementAndGet();
  private final Topics topics = new Topics(name, 2, Optional.empty());
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final WireFormat wire =
      new WireFormat(new HttpSchemaRegistry(stack.registryUrl(), Optional.empty()));
  private final Hook hook = new Hook();
  private final List<Notifier> notifiers = new ArrayList<>();

  @AfterEach
  void close() {
    notifiers.forEach(Notifier::close);
    hook.stop();
  }

  @Test
  void shouldPostWhatWasDerivedInOneMessage() {
    // Given
    hook.start();
    derive("P1", "P2");

    // When
    start("alerts: { webhook: \"${HOOK}\" }");

    // Then
    await().atMost(PATIENCE).until(() -> delivered("alerts") == 2);
    assertThat(hook.bodies())
        .containsExactly(
            """
            {"pipeline":"%s","channel":"alerts","count":2,"derived":[\
            {"reference":"plan","table":"w.b.plan","key":"P1","values":{"title":"of P1"},\
            "domain":"d","cause":"detail","waiting":3},\
            {"reference":"plan","table":"w.b.plan","key":"P2","values":{"title":"of P2"},\
            "domain":"d","cause":"detail","waiting":3}]}\
            """
                .formatted(name));
  }

  @Test
  void shouldDeliverLaterWhatNobodyTookAndNothingTwice() {
    // Given: nobody listens there, then somebody who refuses
    Notifier notifier = start("alerts: { webhook: \"${HOOK}\" }", "operators: { log: yes }");
    derive("P1");
    await().atMost(PATIENCE).until(() -> count("failures", "alerts") >= 1);
    hook.start();
    hook.answer(503);
    await().atMost(PATIENCE).until(() -> hook.refused() > 0);
    assertThat(delivered("operators")).isEqualTo(1);
    assertThat(notifier.check().detail()).contains("alerts: ");

    // When
    derive("P2");
    hook.answer(Hook.ACCEPTED);

    // Then
    await().atMost(PATIENCE).until(() -> delivered("alerts") == 2);
    assertThat(String.join("", hook.bodies()))
        .containsOnlyOnce("\"key\":\"P1\"")
        .containsOnlyOnce("\"key\":\"P2\"");
    assertThat(notifier.check().detail()).isEqualTo("none in trouble");
    assertThat(notifier.check().ok()).isTrue();
  }

  @Test
  void shouldGoOnAfterARestartWhereItWas() {
    // Given
    hook.start();
    Notifier first = start("alerts: { webhook: \"${HOOK}\" }");
    derive("P1");
    await().atMost(PATIENCE).until(() -> delivered("alerts") == 1);
    first.close();
    hook.forget();

    // When
    derive("P2");
    start("alerts: { webhook: \"${HOOK}\" }");

    // Then
    await().atMost(PATIENCE).until(() -> delivered("alerts") == 2);
    assertThat(String.join("", hook.bodies())).contains("P2\"").doesNotContain("P1\"");
  }

  @Test
  void shouldDropAndCountWhatIsTooOld() {
    // Given
    derive("P1", "P2");
    start("alerts: { webhook: \"${HOOK}\", give up after: 2 seconds }");
    await().atMost(PATIENCE).until(() -> count("dropped", "alerts") == 2);

    // When
    hook.start();
    derive("P3");

    // Then
    await().atMost(PATIENCE).until(() -> delivered("alerts") == 1);
    assertThat(String.join("", hook.bodies())).contains("P3\"").doesNotContain("P1\"");
  }

  @Test
  void shouldWriteARecordForEachToATopic() {
    // Given
    derive("P1", "P2");
    KafkaTopics.ensure(
        pipeline("x: { log: yes }").kafka(),
        List.of(new Topic(name + "-audit", 1, Cleanup.DELETE, Optional.empty())));

    // When
    start("audit: { topic: " + name + "-audit }");

    // Then
    await().atMost(PATIENCE).until(() -> delivered("audit") == 2);
    assertThat(records(name + "-audit"))
        .hasSize(2)
        .allSatisfy(record -> assertThat(record).contains("\"channel\":\"audit\",\"count\":1"));
  }

  private Notifier start(String... channels) {
    Pipeline pipeline = pipeline(channels);
    KafkaTopics.ensure(pipeline.kafka(), List.of(topics.derived()));
    Notifier notifier = new Notifier(pipeline, topics, wire, metrics);
    notifier.start();
    notifiers.add(notifier);
    return notifier;
  }

  private Pipeline pipeline(String... channels) {
    String yaml =
        """
        pipeline: %s
        domain: d
        databases: { w: { url: "jdbc:postgresql://localhost/w", user: u, password: "${PASSWORD}" } }
        target: w
        kafka: { servers: "%s", partitions: 2 }
        registry: { url: "%s" }
        keys: { code: [trim] }
        references: { plan: { table: w.b.plan, key: { code: code } } }
        notify:
          %s
        """
            .formatted(
                name, stack.bootstrapServers(), stack.registryUrl(), String.join("\n  ", channels));
    Map<String, String> environment = Map.of("PASSWORD", "secret", "HOOK", hook.url());
    return new PipelineParser(Names::encode)
        .parse(yaml, "test.yml", variable -> Optional.ofNullable(environment.get(variable)));
  }

  private void derive(String... keys) {
    KafkaTopics.ensure(pipeline("x: { log: yes }").kafka(), List.of(topics.derived()));
    Topic topic = topics.derived();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (String key : keys) {
        byte[] value = wire.write(WireFormat.valueSubject(topic), derived(key));
        producer.send(
            new ProducerRecord<>(topic.name(), 0, key.getBytes(StandardCharsets.UTF_8), value));
      }
    }
  }

  private static Derived derived(String key) {
    Attribute title = Attribute.newBuilder().setColumn("title").setValue("of " + key).build();
    return Derived.newBuilder()
        .setReference("plan")
        .setTable("w.b.plan")
        .setKey(key)
        .setAttributes(List.of(title))
        .setDomain("d")
        .setWaiting(3)
        .setCause("detail")
        .build();
  }

  private List<String> records(String topic) {
    List<String> records = new ArrayList<>();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            stack.bootstrapServers(),
            "group.id",
            "reader",
            "auto.offset.reset",
            "earliest");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                consumer
                    .poll(Duration.ofMillis(100))
                    .forEach(record -> records.add(record.value()));
                return records.size() >= 2;
              });
    }
    return records;
  }

  private double delivered(String channel) {
    return count("delivered", channel);
  }

  private double count(String what, String channel) {
    return metrics.get("moorline.notices." + what).tag("channel", channel).counter().count();
  }
}
