package io.moorline.demo;

import io.moorline.demo.example.AnnuityExample;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** Loads the example's rows beside everything else that goes on. */
final class LoadRun {

  private final AnnuityExample example;
  private final DemoDatabase database;
  private final CompletableFuture<Void> loaded = new CompletableFuture<>();

  LoadRun(AnnuityExample example, DemoDatabase database) {
    this.example = example;
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

  void enterLateReferences() throws SQLException {
    try (Connection connection = database.connect()) {
      example.enterLateReferences(connection);
    }
  }

  private void load() {
    try (Connection connection = database.connect()) {
      example.load(connection, rows -> {});
      loaded.complete(null);
    } catch (SQLException | RuntimeException e) {
      loaded.completeExceptionally(e);
    }
  }
}
