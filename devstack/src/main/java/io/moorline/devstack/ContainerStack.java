package io.moorline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The same stack in containers; its data goes with them. */
public final class ContainerStack implements Stack {

  private static final String USER = "postgres";
  private static final int POSTGRES_PORT = 5432;
  private static final int REGISTRY_PORT = 8080;
  private static final String REGISTRY_API = "/apis/ccompat/v7";

  private final StackHome home;
  private final KafkaContainer kafka;
  private final PostgreSQLContainer postgres;
  private final GenericContainer<?> registry;

  private ContainerStack(StackHome home, StackOptions options) {
    this.home = home;
    this.kafka = new KafkaContainer("apache/kafka:4.3.1");
    this.kafka.withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    this.postgres =
        new PostgreSQLContainer("postgres:18")
            .withUsername(USER)
            .withPassword(USER)
            .withDatabaseName(PostgresEndpoint.FIRST_DATABASE)
            .withLogConsumer(this::log);
    this.postgres.setCommand(command(options));
    this.registry =
        new GenericContainer<>("apicurio/apicurio-registry:" + Archive.named("registry").version())
            .withExposedPorts(REGISTRY_PORT)
            .waitingFor(Wait.forHttp(REGISTRY_API + "/subjects"));
  }

  /** Returns when all three containers answer. */
  public static ContainerStack start(StackOptions options) {
    if (options.dataDir().isPresent()) {
      throw new StackException("Containers keep no data.", "Use the embedded stack.");
    }
    ContainerStack stack = new ContainerStack(StackHome.open(Optional.empty()), options);
    try {
      Startables.deepStart(stack.kafka, stack.postgres, stack.registry).join();
      return stack;
    } catch (RuntimeException e) {
      try (stack) {
        throw new StackException("The containers do not start.", "See the cause.", e);
      }
    }
  }

  @Override
  public String bootstrapServers() {
    return kafka.getBootstrapServers();
  }

  @Override
  public String registryUrl() {
    int port = registry.getMappedPort(REGISTRY_PORT);
    return "http://" + registry.getHost() + ":" + port + REGISTRY_API;
  }

  @Override
  public PostgresEndpoint postgres() {
    int port = postgres.getMappedPort(POSTGRES_PORT);
    return new PostgresEndpoint(postgres.getHost(), port, USER, USER, serverLog());
  }

  @Override
  public Path dataDir() {
    return home.directory();
  }

  @Override
  public void close() {
    Steps.all(List.of(registry::stop, kafka::stop, postgres::stop, home::close));
  }

  private static String[] command(StackOptions options) {
    List<String> command = new ArrayList<>(List.of("postgres"));
    options
        .postgresSettings()
        .forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command.toArray(String[]::new);
  }

  private Path serverLog() {
    return home.directory().resolve("postgres.log");
  }

  private void log(OutputFrame frame) {
    try {
      Files.writeString(
          serverLog(),
          frame.getUtf8String(),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
