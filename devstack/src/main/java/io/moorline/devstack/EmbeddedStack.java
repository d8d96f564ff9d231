package io.moorline.devstack;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The stack without Docker: PostgreSQL and the registry as child processes, Kafka in this one
 * unless it is wanted apart.
 */
public final class EmbeddedStack implements Stack {

  private final StackHome home;
  private final Addresses addresses;
  private final Part kafka;
  private final PostgresServer postgres;
  private final RegistryServer registry;

  private EmbeddedStack(StackHome home, StackOptions options) {
    this.home = home;
    Path directory = home.directory();
    this.addresses = new Addresses(directory);
    this.kafka =
        options.kafkaApart()
            ? new KafkaServer(directory, addresses)
            : new KafkaNode(directory, addresses);
    this.postgres = new PostgresServer(directory, addresses, options.postgresSettings());
    this.registry =
        home.isTemporary()
            ? RegistryServer.inFile(directory, addresses)
            : RegistryServer.inKafka(directory, addresses, bootstrapServers());
  }

  /** Returns when all three servers answer. */
  public static EmbeddedStack start(StackOptions options) {
    Machine.check();
    StackHome home = StackHome.open(options.dataDir());
    EmbeddedStack stack = new EmbeddedStack(home, options);
    try {
      stack.startAll();
      return stack;
    } catch (UncheckedIOException e) {
      closeAfter(e, stack);
      throw new StackException(
          "The stack cannot start in " + home.directory() + ": " + e.getCause().getMessage(),
          "Make room there and let this user write, or choose another directory.",
          e);
    } catch (RuntimeException e) {
      closeAfter(e, stack);
      throw e;
    }
  }

  @Override
  public String bootstrapServers() {
    return KafkaNode.bootstrapServers(addresses);
  }

  @Override
  public String registryUrl() {
    return registry.url();
  }

  @Override
  public PostgresEndpoint postgres() {
    return postgres.endpoint();
  }

  @Override
  public Path dataDir() {
    return home.directory();
  }

  public void stopPostgres() {
    postgres.stop();
  }

  /** Ends PostgreSQL as a crash would. */
  public void killPostgres() {
    postgres.kill();
  }

  public void startPostgres() {
    postgres.start();
  }

  public void stopRegistry() {
    registry.stop();
  }

  public void startRegistry() {
    registry.start();
  }

  public void stopKafka() {
    kafka.stop();
  }

  /** Ends Kafka as a crash would; only where it is apart. */
  public void killKafka() {
    kafka.kill();
  }

  public void startKafka() {
    kafka.start();
  }

  @Override
  public void close() {
    try (home) {
      Steps.all(List.of(registry::stop, kafka::stop, postgres::stop));
    }
  }

  private void startAll() {
    Runnable database = postgres::start;
    if (home.isTemporary()) {
      Steps.together(List.of(database, kafka::start, registry::start));
    } else {
      // The registry keeps its schemas in Kafka.
      Steps.together(List.of(database, this::startKafkaThenRegistry));
    }
  }

  private void startKafkaThenRegistry() {
    kafka.start();
    registry.start();
  }

  private static void closeAfter(RuntimeException failure, EmbeddedStack stack) {
    try {
      stack.close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }
}
