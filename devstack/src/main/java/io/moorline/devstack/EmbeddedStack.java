package io.moorline.devstack;

import io.moorline.devstack.StackOptions.KafkaPlace;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * The stack without Docker: PostgreSQL and the registry as child processes, Kafka in this one
 * unless it is wanted apart.
 */
public final class EmbeddedStack implements Stack {

  /** How often a stack that may be anywhere looks for a place. */
  private static final int PLACES = 3;

  private final StackHome home;
  private final Addresses addresses;
  private final Part kafka;
  private final PostgresServer postgres;
  private final RegistryServer registry;
  private final MariaDbServer mariaDb;
  private final boolean tablesAlone;

  private EmbeddedStack(StackHome home, StackOptions options, IntSupplier candidates) {
    this.home = home;
    Path directory = home.directory();
    this.addresses = new Addresses(directory, candidates);
    this.kafka =
        switch (options.kafka()) {
          case WITHIN, NOWHERE -> new KafkaNode(directory, addresses);
          case APART -> KafkaServer.soonThere(directory, addresses);
          case APART_FOR_LONG -> KafkaServer.lasting(directory, addresses);
        };
    this.postgres = new PostgresServer(directory, addresses, options.postgresSettings());
    this.registry =
        home.isTemporary()
            ? RegistryServer.inFile(directory, addresses)
            : RegistryServer.inKafka(directory, addresses, bootstrapServers());
    this.mariaDb = new MariaDbServer(directory, addresses, options.durable());
    this.tablesAlone = options.kafka() == KafkaPlace.NOWHERE;
  }

  /** Returns when all servers answer. */
  public static EmbeddedStack start(StackOptions options) {
    return start(options, Ports::free);
  }

  /** The same, with ports from elsewhere; others may take one before its server does. */
  static EmbeddedStack start(StackOptions options, IntSupplier candidates) {
    Machine.check();
    int places = options.dataDir().isPresent() ? 1 : PLACES;
    while (true) {
      StackHome home = StackHome.open(options.dataDir());
      EmbeddedStack stack = new EmbeddedStack(home, options, candidates);
      try {
        stack.startAll();
        return stack;
      } catch (RuntimeException e) {
        closeAfter(e, stack);
        places--;
        if (places == 0 || !stack.addresses.isAnyTaken()) {
          throw explained(e, home);
        }
      }
    }
  }

  private static RuntimeException explained(RuntimeException failure, StackHome home) {
    return failure instanceof UncheckedIOException io
        ? new StackException(
            "The stack cannot start in " + home.directory() + ": " + io.getCause().getMessage(),
            "Make room there and let this user write, or choose another directory.",
            io)
        : failure;
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

  /** Beside the three, where it is wanted: not started with them, but stopped. */
  public MariaDbEndpoint startMariaDb() {
    mariaDb.start();
    return mariaDb.endpoint();
  }

  public void stopMariaDb() {
    mariaDb.stop();
  }

  /** Ends MariaDB as a crash would. */
  public void killMariaDb() {
    mariaDb.kill();
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
      Steps.all(List.of(mariaDb::stop, registry::stop, kafka::stop, postgres::stop));
    }
  }

  private void startAll() {
    Runnable database = postgres::start;
    if (tablesAlone) {
      database.run();
    } else if (home.isTemporary()) {
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
