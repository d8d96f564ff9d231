package io.moorline.bench;

import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.PostgresEndpoint;
import io.moorline.devstack.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Real servers whose commits wait for the disk. */
public final class Stack implements AutoCloseable {

  private final EmbeddedStack servers;

  public Stack() {
    StackOptions options = StackOptions.temporary().withDurable(true).withKafkaApart();
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
