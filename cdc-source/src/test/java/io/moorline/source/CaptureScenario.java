package io.moorline.source;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.moorline.devstack.EmbeddedStack;
import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.PipelineParser;
import io.moorline.rules.pipeline.Secret;
import io.moorline.runtime.Catalogs;
import io.moorline.schemas.SnapshotLedger;
import io.moorline.schemas.Topic;
import io.moorline.schemas.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A database of its own, a pipeline that captures it, and what arrives in Kafka. */
final class CaptureScenario implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final EmbeddedStack stack;
  private final String name;
  private final Pipeline pipeline;
  private final Topics topics;
  private final List<CaptureSource> sources = new ArrayList<>();
  private final List<Process> children = new ArrayList<>();

  CaptureScenario(String name) {
    this(name, SharedStack.get());
  }

  CaptureScenario(String name, EmbeddedStack stack) {
    this.stack = stack;
    this.name = name;
    try {
      stack.postgres().createDatabase(name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    execute(
        """
        CREATE SCHEMA business; CREATE SCHEMA staging;
        CREATE TABLE business.年金计划 (年金计划号 text PRIMARY KEY, 计划全称 text,
          _source text, _needs_review boolean);
        CREATE TABLE business.组合计划 (组合代码 text PRIMARY KEY, 年金计划号 text NOT NULL);
        CREATE TABLE staging.规模明细 (id bigint PRIMARY KEY, 计划代码 text, 期末规模 numeric(18,4));
        CREATE TABLE business.规模明细 (id bigint PRIMARY KEY, 计划代码 text, 期末规模 numeric(18,4));
        """);
    this.pipeline =
        new PipelineParser(io.moorline.schemas.Names::encode)
            .parse(yaml(), "pipeline.yml", key -> Optional.of(stack.postgres().password()));
    this.topics = new Topics(name, 3, Optional.empty());
  }

  String yaml() {
    return """
    pipeline: %s
    domain: test
    databases:
      warehouse: { url: "%s", user: "%s", password: "${PASSWORD}" }
    target: warehouse
    kafka: { servers: "%s", partitions: 3 }
    registry: { url: "%s" }
    keys:
      plan code: [upper]
      portfolio code: [upper]
    references:
      年金计划:
        id: plan
        table: warehouse.business.年金计划
        key: { 年金计划号: plan code }
      组合计划:
        id: portfolio
        table: warehouse.business.组合计划
        key: { 组合代码: portfolio code }
        needs:
          年金计划:
            by: { 年金计划号: 年金计划号 }
    facts:
      规模明细:
        id: scale
        from: warehouse.staging.规模明细
        into: warehouse.business.规模明细
        key: [id]
        needs:
          年金计划:
            by: { 年金计划号: 计划代码 }
    """
        .formatted(
            name,
            stack.postgres().jdbcUrl(name),
            stack.postgres().user(),
            stack.bootstrapServers(),
            stack.registryUrl());
  }

  Pipeline pipelineAs(String user, String password) {
    return with(new Database("warehouse", database().url(), user, new Secret(password)));
  }

  Pipeline pipelineAt(String url) {
    return with(new Database("warehouse", url, database().user(), database().password()));
  }

  private Pipeline with(Database database) {
    return new Pipeline(
        pipeline.name(),
        pipeline.domain(),
        Map.of("warehouse", database),
        database,
        pipeline.kafka(),
        pipeline.registry(),
        pipeline.columns(),
        pipeline.sink(),
        pipeline.references(),
        pipeline.facts(),
        pipeline.inPlace(),
        pipeline.ruleVersion());
  }

  Pipeline pipeline() {
    return pipeline;
  }

  Topics topics() {
    return topics;
  }

  /** Makes what {@code moorline setup} makes. */
  void setUp() {
    CaptureSetup.statements(pipeline, Catalogs.of(pipeline), database()).forEach(this::execute);
  }

  Database database() {
    return pipeline.databases().get("warehouse");
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

  /** Captures in a process of its own, which can be killed. */
  Process startChild(CapturePace pace) throws IOException {
    return startChild(
        CaptureChild.class,
        yaml(),
        Integer.toString(pace.batch()),
        Integer.toString(pace.partEvents()));
  }

  /** Runs a main class with a pipeline file, in a process of its own. */
  Process startChild(Class<?> main, String pipelineFile, String... further) throws IOException {
    Path file = Files.createTempFile(stack.dataDir(), name, ".yml");
    Files.writeString(file, pipelineFile);
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                main.getName(),
                file.toString()));
    command.addAll(List.of(further));
    ProcessBuilder child = new ProcessBuilder(command);
    child.redirectErrorStream(true).redirectOutput(childLogFile().toFile());
    child.environment().put("PASSWORD", stack.postgres().password());
    child.environment().put("MOORLINE_HTTP_PORT", "0");
    Process process = child.start();
    children.add(process);
    return process;
  }

  String childLog() throws IOException {
    return Files.readString(childLogFile());
  }

  private Path childLogFile() {
    return stack.dataDir().resolve(name + ".log");
  }

  void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Connection connect() throws SQLException {
    return stack.postgres().connect(name);
  }

  String query(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
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

  List<Delivered> read(String dataset) {
    return readRaw(topics.cdc(dataset)).stream().map(r -> Delivered.of(stack, r)).toList();
  }

  /** Without marks and truncates. */
  List<Delivered> rows(String dataset) {
    return read(dataset).stream().filter(record -> record.captured().hasRow()).toList();
  }

  /** Asks for a dataset to be captured again. */
  void askForSnapshot(String dataset, String id) {
    SnapshotLedger.Entry entry = SnapshotLedger.request(dataset, new SnapshotLedger.Request(id));
    Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topics.snapshots().name(), entry.key(), entry.value()));
    }
  }

  Optional<SnapshotLedger.Progress> snapshotProgress(String dataset, String id) {
    SnapshotLedger ledger = new SnapshotLedger();
    readRaw(topics.snapshots()).forEach(record -> ledger.read(record.key(), record.value()));
    return ledger.progressOf(dataset, id);
  }

  List<GenericRecord> quarantined() {
    return readRaw(topics.quarantine()).stream()
        .map(record -> Delivered.wire(stack).read(record.value()))
        .toList();
  }

  Set<Integer> schemaIds(String dataset) {
    return readRaw(topics.cdc(dataset)).stream()
        .map(record -> ByteBuffer.wrap(record.value(), 1, 4).getInt())
        .collect(Collectors.toSet());
  }

  List<ConsumerRecord<byte[], byte[]>> readRaw(Topic topic) {
    return TopicReader.read(stack.bootstrapServers(), topic.name(), "read_committed");
  }

  /** How many records are there, committed or not. */
  int written(String dataset) {
    String topic = topics.cdc(dataset).name();
    return TopicReader.read(stack.bootstrapServers(), topic, "read_uncommitted").size();
  }

  @Override
  public void close() {
    sources.forEach(CaptureSource::close);
    children.forEach(Process::destroyForcibly);
    execute(
        "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
            + " WHERE database = current_database() AND NOT active");
  }
}
