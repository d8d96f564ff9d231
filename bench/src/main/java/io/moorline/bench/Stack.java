package io.moorline.bench;

import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.PostgresEndpoint;
import io.moorline.devstack.StackOptions;
import io.moorline.devstack.StackOptions.KafkaPlace;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.PipelineParser;
import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;

/** Real servers whose commits wait for the disk. */
public final class Stack implements AutoCloseable {

  private static final String PIPELINE =
      """
      pipeline: bench_%s
      domain: bench
      databases:
        bench: { url: "%s", user: "%s", password: "${PASSWORD}" }
      target: bench
      kafka: { servers: "%s", partitions: %d }
      registry: { url: "%s" }
      """;

  private final EmbeddedStack servers;

  public Stack() {
    StackOptions options =
        StackOptions.temporary().withDurable(true).withKafka(KafkaPlace.APART_FOR_LONG);
    Properties settings = Settings.read("postgres");
    for (String name : settings.stringPropertyNames()) {
      options = options.withServerSetting(name, settings.getProperty(name));
    }
    this.servers = EmbeddedStack.start(options);
  }

  public PostgresEndpoint postgres() {
    return servers.postgres();
  }

  public String bootstrapServers() {
    return servers.bootstrapServers();
  }

  public String registryUrl() {
    return servers.registryUrl();
  }

  /** A pipeline of a name of its own, whose database {@code bench} is this one. */
  public Pipeline pipeline(String database, int partitions, String rest) {
    String head =
        PIPELINE.formatted(
            Long.toString(System.nanoTime(), Character.MAX_RADIX),
            postgres().jdbcUrl(database),
            postgres().user(),
            bootstrapServers(),
            partitions,
            registryUrl());
    return new PipelineParser(Names::encode)
        .parse(head + rest, "bench.yml", name -> Optional.of(postgres().password()));
  }

  /** An empty directory that goes when the stack does. */
  public Path directory() {
    try {
      return Files.createTempDirectory(servers.dataDir(), "bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes room on the disk. */
  public void deleteTopics(Pipeline pipeline) {
    try (Admin admin = Admin.create(KafkaTopics.clientSettings(pipeline.kafka()))) {
      List<String> topics =
          result(admin.listTopics().names()).stream()
              .filter(topic -> topic.startsWith(pipeline.name() + "."))
              .toList();
      result(admin.deleteTopics(topics).all());
    }
  }

  private static <T> T result(KafkaFuture<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  public Effort effort() throws SQLException, IOException {
    return Effort.now(this);
  }

  /** The process id of the server's first process. */
  String postmaster() throws IOException {
    return Files.readAllLines(servers.dataDir().resolve("postgres/postmaster.pid")).get(0).strip();
  }

  /** An empty database of this name. */
  public void createDatabase(String name) throws SQLException {
    execute(PostgresEndpoint.FIRST_DATABASE, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    postgres().createDatabase(name);
  }

  public void execute(String database, String... statements) throws SQLException {
    try (Connection connection = postgres().connect(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  public String value(String database, String sql) throws SQLException {
    try (Connection connection = postgres().connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** What was written before must not be paid for by what is measured next. */
  public void settle() throws SQLException {
    execute(PostgresEndpoint.FIRST_DATABASE, "CHECKPOINT");
    System.gc();
  }

  @Override
  public void close() {
    servers.close();
  }
}
