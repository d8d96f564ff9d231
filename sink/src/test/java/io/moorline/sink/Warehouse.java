package io.moorline.sink;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.Inquiry;
import io.moorline.devstack.PostgresEndpoint;
import io.moorline.devstack.SharedStack;
import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.Kafka;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.PipelineParser;
import io.moorline.runtime.CatalogReader;
import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.Names;
import io.moorline.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A target database of its own on the shared stack. */
final class Warehouse implements AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static final String PIPELINE =
      """
      pipeline: %1$s
      domain: performance
      databases:
        target: { url: "%2$s", user: "%3$s", password: "${PASSWORD}" }
      target: target
      kafka: { servers: "%4$s", partitions: 2 }
      registry: { url: "%5$s" }
      """;

  private final EmbeddedStack stack = SharedStack.get();
  private final String name = "sink" + NUMBER.incrementAndGet();
  private final Inquiry inquiry = new Inquiry(stack.postgres(), name);
  private final Pipeline pipeline;

  Warehouse(Scene scene) throws SQLException {
    PostgresEndpoint postgres = stack.postgres();
    postgres.createDatabase(name);
    String yaml =
        PIPELINE.formatted(
            name,
            postgres.jdbcUrl(name),
            postgres.user(),
            stack.bootstrapServers(),
            stack.registryUrl());
    this.pipeline =
        new PipelineParser(Names::encode)
            .parse(
                yaml + scene.datasets(), "test.yml", variable -> Optional.of(postgres.password()));
    execute(scene.tables());
    execute(SinkSetup.statements(pipeline, catalog()));
    KafkaTopics.ensure(pipeline.kafka(), topics().all(List.of(), datasets(), List.of()));
  }

  Pipeline pipeline() {
    return pipeline;
  }

  /** The same pipeline, reaching the target elsewhere and Kafka with further settings. */
  Pipeline pipelineWith(int postgresPort, Map<String, String> kafkaSettings) {
    Database here = pipeline.target();
    String url = here.url().replace(":" + stack.postgres().port() + "/", ":" + postgresPort + "/");
    Database target = new Database(here.name(), url, here.user(), here.password());
    Kafka kafka = pipeline.kafka();
    return new Pipeline(
        pipeline.name(),
        pipeline.domain(),
        Map.of(target.name(), target),
        target,
        new Kafka(
            kafka.servers(), kafkaSettings, kafka.partitions(), kafka.replication(), kafka.keep()),
        pipeline.registry(),
        pipeline.columns(),
        pipeline.sink(),
        pipeline.channels(),
        pipeline.references(),
        pipeline.facts(),
        pipeline.inPlace(),
        pipeline.ruleVersion());
  }

  Topics topics() {
    return new Topics(name, pipeline.kafka().partitions(), pipeline.kafka().keep());
  }

  List<String> datasets() {
    return pipeline.datasets().stream().map(Dataset::id).toList();
  }

  Catalog catalog() {
    return CatalogReader.read(
        pipeline.databases(),
        pipeline.datasets().stream()
            .flatMap(
                dataset ->
                    dataset instanceof Fact fact
                        ? Stream.of(fact.table(), fact.into())
                        : Stream.of(dataset.table()))
            .toList());
  }

  Sink sink() {
    return sink(pipeline);
  }

  Sink sink(Pipeline changed) {
    return new Sink(changed, catalog(), new SimpleMeterRegistry());
  }

  /** How far the sink's group is behind, as an operator sees it. */
  long lag() {
    return Group.of(this).lag();
  }

  Changes changes() {
    return new Changes(pipeline, catalog(), topics());
  }

  Connection connect() throws SQLException {
    return stack.postgres().connect(name);
  }

  void execute(String sql) throws SQLException {
    execute(List.of(sql));
  }

  private void execute(List<String> statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  String value(String sql) {
    List<String> values = values(sql);
    return values.isEmpty() ? "nothing" : values.get(0);
  }

  /** The first column of every row. */
  List<String> values(String sql) {
    return inquiry.values(sql);
  }

  long count(String from) {
    return Long.parseLong(value("SELECT count(*) FROM " + from));
  }

  /** The processes of sinks that wait for a lock. */
  List<String> blocked() {
    return values(
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            + " AND application_name = 'moorline' AND wait_event_type = 'Lock'");
  }

  /** Until a sink waits for a lock that another holds. */
  void awaitBlocked() {
    await().pollInterval(Duration.ofMillis(10)).until(() -> blocked().size() == 1);
  }

  /** From now on, for sessions to come. */
  void logStatements() throws SQLException {
    administer("ALTER DATABASE %s SET log_statement = 'all'");
  }

  /** How many statements the server has logged. */
  long statements() throws IOException {
    try (Stream<String> lines = Files.lines(stack.postgres().serverLog())) {
      return lines
          .filter(line -> line.contains("statement: ") || line.contains("execute "))
          .count();
    }
  }

  /** Runs a statement about the database itself, by its name. */
  void administer(String sql) throws SQLException {
    try (Connection connection = stack.postgres().connect(PostgresEndpoint.FIRST_DATABASE);
        Statement statement = connection.createStatement()) {
      statement.execute(sql.formatted(name));
    }
  }

  @Override
  public void close() throws SQLException {
    inquiry.close();
    administer("DROP DATABASE %s WITH (FORCE)");
  }
}
