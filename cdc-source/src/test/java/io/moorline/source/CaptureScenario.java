package io.moorline.source;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.Inquiry;
import io.moorline.devstack.SharedStack;
import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.Secret;
import io.moorline.runtime.Catalogs;
import io.moorline.schemas.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A database of its own, a pipeline that captures it, and what arrives in Kafka. */
final class CaptureScenario implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final EmbeddedStack stack;
  private final String name;
  private final Inquiry inquiry;
  private final Pipeline pipeline;
  private final ScenarioKafka kafka;
  private final Children children;
  private final List<CaptureSource> sources = new ArrayList<>();

  CaptureScenario(String name) {
    this(name, SharedStack.get());
  }

  CaptureScenario(String name, EmbeddedStack stack) {
    this.stack = stack;
    this.name = name;
    this.inquiry = new Inquiry(stack.postgres(), name);
    this.pipeline = ScenarioPipeline.read(stack, name);
    this.kafka = new ScenarioKafka(stack, new Topics(name, 3, Optional.empty()));
    this.children = new Children(stack, name, yaml());
    createTables();
  }

  String yaml() {
    return ScenarioPipeline.yaml(stack, name);
  }

  Pipeline pipeline() {
    return pipeline;
  }

  Pipeline pipelineAs(String user, String password) {
    Database reached = new Database("warehouse", database().url(), user, new Secret(password));
    return ScenarioPipeline.with(pipeline, reached);
  }

  Pipeline pipelineAt(String url) {
    Database reached = new Database("warehouse", url, database().user(), database().password());
    return ScenarioPipeline.with(pipeline, reached);
  }

  Database database() {
    return pipeline.databases().get("warehouse");
  }

  ScenarioKafka kafka() {
    return kafka;
  }

  Topics topics() {
    return kafka.topics();
  }

  Children children() {
    return children;
  }

  /** Makes what {@code moorline setup} makes. */
  void setUp() {
    execute(CaptureSetup.statements(pipeline, Catalogs.of(pipeline), database()));
  }

  CaptureSource start() {
    return start(CapturePace.DEFAULT);
  }

  CaptureSource start(CapturePace pace) {
    CaptureSource source =
        new CaptureSource(pipeline, Catalogs.of(pipeline), new SimpleMeterRegistry(), pace);
    sources.add(source);
    source.start();
    return source;
  }

  /** Waits until everything that is committed now is in Kafka. */
  void captureAll(CaptureSource source) {
    long now = Long.parseLong(query("SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint"));
    execute("SELECT pg_logical_emit_message(true, 'test', 'behind')");
    await("capture")
        .atMost(PATIENCE)
        .failFast(() -> source.ended().toCompletableFuture().isDone())
        .until(() -> source.position("warehouse").orElse(0L) >= now);
  }

  void execute(String sql) {
    execute(List.of(sql));
  }

  private void execute(List<String> statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Connection connect() throws SQLException {
    return stack.postgres().connect(name);
  }

  String query(String sql) {
    return inquiry.values(sql).stream().findFirst().orElse("");
  }

  @Override
  public void close() {
    sources.forEach(CaptureSource::close);
    children.close();
    inquiry.close();
    execute(
        "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
            + " WHERE database = current_database() AND NOT active");
  }

  private void createTables() {
    try {
      stack.postgres().createDatabase(name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    execute(ScenarioPipeline.TABLES);
  }
}
