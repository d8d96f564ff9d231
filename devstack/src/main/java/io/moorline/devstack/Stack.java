package io.moorline.devstack;

import java.nio.file.Path;

/** A running Kafka, PostgreSQL and schema registry; closing it stops all three. */
public interface Stack extends AutoCloseable {

  String bootstrapServers();

  /** The base of the registry's Confluent-compatible API: {@code registryUrl() + "/subjects"}. */
  String registryUrl();

  PostgresEndpoint postgres();

  /** Where logs and data lie. */
  Path dataDir();

  @Override
  void close();
}
