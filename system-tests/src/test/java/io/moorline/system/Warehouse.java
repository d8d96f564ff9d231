package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.moorline.cli.Setup;
import io.moorline.demo.AuthorityServer;
import io.moorline.demo.annuity.Annuity;
import io.moorline.demo.example.Example;
import io.moorline.devstack.EmbeddedStack;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.Catalogs;
import io.moorline.runtime.Part;
import io.moorline.runtime.PipelineFile;
import io.moorline.runtime.ProcessMetrics;
import io.moorline.runtime.Settings;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.Topics;
import io.moorline.sink.Sink;
import io.moorline.source.CaptureSource;
import io.moorline.streams.StreamsApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;

/**
 * An example, the annuity one if nothing else is said, on a database and a pipeline of its own, so
 * that tests do not meet: its tables, the pipeline file, and the parts that run.
 */
public final class Warehouse implements AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** Enough for rows to cross; every one costs each test that many stores and topics. */
  private static final int PARTITIONS = 3;

  private static final Path HOME = Path.of(System.getProperty("moorline.home"));
  private static final Path EXAMPLES = HOME.resolve("examples");

  /** Every one is checked at once, and was checked for the rows before it. */
  private static final String FOREIGN_KEYS =
      "SELECT DISTINCT condeferrable, convalidated FROM pg_constraint WHERE contype = 'f'";

  private final EmbeddedStack stack;
  private final Example example;
  private final Map<String, String> choices;
  private final List<Part> running = new ArrayList<>();
  private final List<Sql> connections = new ArrayList<>();
  private final String database;
  private final Path pipelineFile;
  private final Path stateDir;
  private @Nullable AuthorityServer authorities;

  private Warehouse(
      EmbeddedStack stack, String name, Example example, Map<String, String> choices) {
    this.stack = stack;
    this.example = example;
    this.choices = choices;
    this.database = name + "_" + NUMBER.incrementAndGet();
    try {
      this.stateDir = Files.createTempDirectory("moorline-" + database);
      this.pipelineFile = stateDir.resolve("pipeline.yml");
      String yaml = Files.readString(file(example, "pipeline.yml"));
      Files.writeString(
          pipelineFile,
          yaml.replaceFirst("(?m)^pipeline: .*$", "pipeline: " + database)
              .replaceFirst("(?m)^  partitions: .*$", "  partitions: " + PARTITIONS));
      stack.postgres().createDatabase(database);
      sql().run(Files.readString(file(example, "schema.sql")));
      if (!example.authorities().isEmpty()) {
        authorities =
            AuthorityServer.start(stack, example, HOME, stateDir.resolve("reference_data"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The tables stand as their owner made them. */
  public static Warehouse bare(String name) {
    return new Warehouse(World.stack(), name, Annuity.EXAMPLE, Map.of());
  }

  /** The tables stand, and {@code moorline setup} has run. */
  public static Warehouse ready(String name) {
    return ready(World.stack(), name);
  }

  /** The same for another example, with the choices that its pipeline file leaves. */
  public static Warehouse ready(String name, Example example, Map<String, String> choices) {
    return new Warehouse(World.stack(), name, example, choices).setUp();
  }

  /** The same, on a stack of the test's own. */
  public static Warehouse ready(EmbeddedStack stack, String name) {
    return new Warehouse(stack, name, Annuity.EXAMPLE, Map.of()).setUp();
  }

  private Warehouse setUp() {
    Setup.plan(pipeline()).forEach(Setup::execute);
    return this;
  }

  public static String exampleSchema() throws IOException {
    return Files.readString(file(Annuity.EXAMPLE, "schema.sql"));
  }

  public Pipeline pipeline() {
    return PipelineFile.load(pipelineFile, name -> Optional.ofNullable(environment().get(name)));
  }

  /** The variables that the example's pipeline file names. */
  public Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>(example.choices());
    variables.putAll(choices);
    authorities().ifPresent(server -> variables.putAll(server.variables()));
    variables.put(example.variable("URL"), stack.postgres().jdbcUrl(database));
    variables.put(example.variable("USER"), stack.postgres().user());
    variables.put(example.variable("PASSWORD"), stack.postgres().password());
    variables.put("KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers());
    variables.put("SCHEMA_REGISTRY_URL", stack.registryUrl());
    return variables;
  }

  /** The server of the example's authorities, if it has any. */
  public Optional<AuthorityServer> authorities() {
    return Optional.ofNullable(authorities);
  }

  public Path pipelineFile() {
    return pipelineFile;
  }

  public String database() {
    return database;
  }

  public Path stateDir() {
    return stateDir;
  }

  public Topics topics() {
    return topics(pipeline());
  }

  public static Topics topics(Pipeline pipeline) {
    return new Topics(pipeline.name(), pipeline.kafka().partitions(), pipeline.kafka().keep());
  }

  public CaptureSource startSource() {
    Pipeline pipeline = pipeline();
    return start(new CaptureSource(pipeline, catalog(pipeline), ProcessMetrics.create()));
  }

  public StreamsApp startStreams() {
    Pipeline pipeline = pipeline();
    Settings settings = new Settings(stateDir.resolve("state"), "127.0.0.1", 0);
    PrometheusMeterRegistry metrics = ProcessMetrics.create();
    return start(new StreamsApp(pipeline, catalog(pipeline), settings, metrics));
  }

  public Sink startSink() {
    Pipeline pipeline = pipeline();
    return start(new Sink(pipeline, catalog(pipeline), ProcessMetrics.create()));
  }

  public void startAll() {
    startSource();
    startStreams();
    startSink();
  }

  public void stop(Part part) {
    running.remove(part);
    part.close();
  }

  /** A connection of its own, closed with the warehouse. */
  public Sql sql() {
    Sql sql = new Sql(connect());
    connections.add(sql);
    return sql;
  }

  /** A connection for who closes it. */
  public Connection connect() {
    try {
      return stack.postgres().connect(database);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    for (int i = running.size() - 1; i >= 0; i--) {
      Part part = running.get(i);
      part.close();
      if (part.ended().toCompletableFuture().isCompletedExceptionally()) {
        Assertions.fail(part.name() + " died during the test");
      }
    }
    Sql sql = sql();
    assertThat(sql.rows(FOREIGN_KEYS)).isSubsetOf(List.of(List.of("f", "t")));
    dropSlots(sql);
    connections.forEach(Sql::close);
    try {
      Utils.delete(stateDir.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The server lets go of a slot a moment after its reader has closed the connection. */
  private static void dropSlots(Sql sql) {
    String slots = " FROM pg_replication_slots WHERE database = current_database()";
    await().until(() -> sql.count("SELECT count(*)" + slots + " AND active") == 0);
    sql.run("SELECT pg_drop_replication_slot(slot_name)" + slots);
  }

  private <P extends Part> P start(P part) {
    running.add(part);
    part.start();
    return part;
  }

  private static Path file(Example example, String name) {
    return EXAMPLES.resolve(example.name()).resolve(name);
  }

  private static Catalog catalog(Pipeline pipeline) {
    return Catalogs.of(pipeline);
  }
}
