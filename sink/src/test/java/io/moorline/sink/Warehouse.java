package io.moorline.sink;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.PostgresEndpoint;
import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.Kafka;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.PipelineParser;
import io.moorline.runtime.CatalogReader;
import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.Names;
import io.moorline.schemas.Topics;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A target database of its own on the shared stack: one reference 计划, one mirror 明细. */
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
      keys:
        code: [nfkc, strip spaces, upper]
      references:
        计划:
          id: plan
          table: target.public.计划
          key: { 代码: code }
      facts:
        明细:
          id: detail
          from: target.public.staging
          into: target.public.明细
          key: [id]
          needs:
            计划:
              by: { 代码: 计划 }
      """;

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE staging (id bigint PRIMARY KEY)",
          """
          CREATE TABLE "计划" ("代码" text PRIMARY KEY, "名称" text, "类型" text,
            made timestamptz DEFAULT now())
          """,
          """
          CREATE TABLE "明细" (id bigint PRIMARY KEY, "计划" text REFERENCES "计划",
            "规模" numeric(18, 2) CHECK ("规模" >= 0), "select" varchar(40), day date,
            at timestamptz, rate double precision, note text)
          """);

  private final EmbeddedStack stack = SharedStack.get();
  private final String name = "sink" + NUMBER.incrementAndGet();
  private final Pipeline pipeline;

  Warehouse() throws SQLException {
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
            .parse(yaml, "test.yml", variable -> Optional.of(postgres.password()));
    for (String table : TABLES) {
      execute(table);
    }
    for (String statement : SinkSetup.statements(pipeline, catalog())) {
      execute(statement);
    }
    KafkaTopics.ensure(
        pipeline.kafka(), topics().all(List.of(), List.of("plan", "detail"), List.of()));
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
        pipeline.references(),
        pipeline.facts(),
        pipeline.inPlace(),
        pipeline.ruleVersion());
  }

  Topics topics() {
    return new Topics(name, pipeline.kafka().partitions(), pipeline.kafka().keep());
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
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  String value(String sql) {
    List<String> values = values(sql);
    return values.isEmpty() ? "nothing" : values.get(0);
  }

  /** The first column of every row. */
  List<String> values(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  long count(String from) {
    return Long.parseLong(value("SELECT count(*) FROM " + from));
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
    administer("DROP DATABASE %s WITH (FORCE)");
  }
}
