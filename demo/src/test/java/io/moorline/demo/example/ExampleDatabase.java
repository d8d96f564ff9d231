package io.moorline.demo.example;

import io.moorline.devstack.PostgresEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A database with the tables of an example and nothing in them. */
public record ExampleDatabase(PostgresEndpoint server, String name, Connection connection)
    implements Connections, AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  public static ExampleDatabase create(PostgresEndpoint server, Example example)
      throws SQLException {
    String name = "example_" + NUMBER.incrementAndGet();
    server.createDatabase(name);
    ExampleDatabase database = new ExampleDatabase(server, name, server.connect(name));
    database.run(schema(example));
    return database;
  }

  @Override
  public Connection open() throws SQLException {
    return server.connect(name);
  }

  /** Everything there is to a load, without a pipeline. */
  public void fill(Generator generator) throws SQLException {
    generator.enterEarly(connection);
    generator.load(this, rows -> {});
    generator.enterLate(connection);
  }

  public void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  public long count(String sql) throws SQLException {
    return Long.parseLong(texts(sql).get(0));
  }

  /** The first column, as text. */
  public List<String> texts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private static String schema(Example example) {
    try {
      return Files.readString(Path.of("../examples", example.name(), "schema.sql"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
