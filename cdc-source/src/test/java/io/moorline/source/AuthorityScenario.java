package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.MariaDbEndpoint;
import io.moorline.devstack.SharedStack;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.PipelineDraft;
import io.moorline.rules.pipeline.PipelineParser;
import io.moorline.runtime.Catalogs;
import io.moorline.runtime.Check;
import io.moorline.schemas.Captured.Op;
import io.moorline.schemas.Names;
import io.moorline.schemas.Topics;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A reference in PostgreSQL, its authority in MariaDB or in a file, and a source that loads it. */
final class AuthorityScenario implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String FILE =
      """
      pipeline: %1$s
      domain: test
      databases:
        warehouse: { url: "%2$s", user: "%3$s", password: "${POSTGRES}" }
        hub: { url: "%4$s", user: "%5$s", password: "${MARIADB}" }
      target: warehouse
      kafka: { servers: "%6$s", partitions: 3 }
      registry: { url: "%7$s" }
      keys: { plan code: [trim, upper] }
      references:
        年金计划:
          id: plan
          table: warehouse.business.年金计划
          key: { 年金计划号: plan code }
          authority:
            - %8$s
      """;

  private final EmbeddedStack stack = SharedStack.get();
  private final MariaDbEndpoint mariaDb = stack.startMariaDb();
  private final String name;
  private final Pipeline pipeline;
  private final PipelineDraft draft;
  private final List<CaptureSource> sources = new ArrayList<>();
  private SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  /**
   * @param authority as the pipeline file says it
   * @param columns of the reference's table beside its key
   */
  AuthorityScenario(String name, Path directory, String authority, String columns) {
    this.name = name;
    String yaml =
        FILE.formatted(
            name,
            stack.postgres().jdbcUrl(name),
            stack.postgres().user(),
            mariaDb.jdbcUrl(name),
            mariaDb.user(),
            stack.bootstrapServers(),
            stack.registryUrl(),
            authority);
    this.draft =
        new PipelineParser(Names::encode)
            .draft(yaml, directory.resolve("pipeline.yml").toString(), this::secret);
    this.pipeline = draft.orThrow();
    createDatabases();
    execute("CREATE SCHEMA business");
    execute("CREATE TABLE business.年金计划 (年金计划号 text PRIMARY KEY, " + columns + ")");
    CaptureSetup.statements(pipeline, Catalogs.of(pipeline), pipeline.target())
        .forEach(this::execute);
  }

  EmbeddedStack stack() {
    return stack;
  }

  ScenarioKafka kafka() {
    return new ScenarioKafka(stack, new Topics(name, 3, Optional.empty()));
  }

  CaptureSource start() {
    return start(CapturePace.DEFAULT);
  }

  CaptureSource start(CapturePace pace) {
    metrics = new SimpleMeterRegistry();
    CaptureSource source = new CaptureSource(pipeline, Catalogs.of(pipeline), metrics, pace);
    sources.add(source);
    source.start();
    return source;
  }

  void stop(CaptureSource source) {
    source.close();
    sources.remove(source);
  }

  /** What {@code moorline validate} finds. */
  List<String> misfits() {
    assertThat(Catalogs.check(draft)).as("databases that did not answer").isEmpty();
    return draft.problems().all().stream()
        .map(problem -> problem.path() + ": " + problem.message())
        .toList();
  }

  /** Marks in the authority's topic, one per partition and complete load, by load number. */
  List<Long> marks() {
    return kafka().read("plan_authority").stream()
        .filter(record -> record.op() == Op.MARK)
        .map(record -> record.captured().source().generation())
        .sorted()
        .toList();
  }

  List<Delivered> rows() {
    return kafka().rows("plan_authority");
  }

  void awaitLoads(String outcome, int count) {
    await(outcome).atMost(PATIENCE).until(() -> loads(outcome) >= count);
  }

  double loads(String outcome) {
    return metrics.get("moorline.authority.loads").tag("outcome", outcome).counter().count();
  }

  void awaitGauge(String gauge, double value) {
    await(gauge + " " + value)
        .atMost(PATIENCE)
        .until(() -> metrics.get(gauge).gauge().value() == value);
  }

  String detail(CaptureSource source) {
    return source.readiness().stream()
        .filter(check -> check.name().equals("authority plan_authority"))
        .map(Check::detail)
        .findFirst()
        .orElseThrow();
  }

  void execute(String sql) {
    try (Connection connection = stack.postgres().connect(name)) {
      execute(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void executeInHub(String sql) {
    try (Connection connection = mariaDb.connect(name)) {
      // As servers were set up when zero dates got into them.
      execute(connection, "SET sql_mode = ''");
      execute(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    sources.forEach(CaptureSource::close);
    execute(
        "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
            + " WHERE database = current_database() AND NOT active");
  }

  private Optional<String> secret(String variable) {
    return Optional.of(
        variable.equals("MARIADB") ? mariaDb.password() : stack.postgres().password());
  }

  private void createDatabases() {
    try {
      stack.postgres().createDatabase(name);
      mariaDb.createDatabase(name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
