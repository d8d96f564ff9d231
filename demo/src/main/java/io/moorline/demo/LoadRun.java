package io.moorline.demo;

import io.moorline.demo.example.Generator;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** Loads the example's rows beside everything else that goes on. */
final class LoadRun {

  private final Generator generator;
  private final DemoDatabase database;
  private final CompletableFuture<Void> loaded = new CompletableFuture<>();

  LoadRun(Generator generator, DemoDatabase database) {
    this.generator = generator;
    this.database = database;
  }

  void start() {
    Thread loader = new Thread(this::load, "demo-load");
    loader.setDaemon(true);
    loader.start();
  }

  CompletableFuture<Void> loaded() {
    return loaded;
  }

  void enterLate() throws SQLException {
    try (Connection connection = database.connect()) {
      generator.enterLate(connection);
    }
  }

  boolean lateHasArrived() {
    try (Connection connection = database.connect()) {
      return generator.hasArrived(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not tell what has arrived", e);
    }
  }

  private void load() {
    try {
      generator.load(database::connect, rows -> {});
      loaded.complete(null);
    } catch (SQLException | RuntimeException e) {
      loaded.completeExceptionally(e);
    }
  }
}
