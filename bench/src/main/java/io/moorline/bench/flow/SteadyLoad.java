package io.moorline.bench.flow;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Commits rows at a steady rate: every few milliseconds those that are due. */
final class SteadyLoad {

  private static final int TICK_MILLIS = 20;

  private final Tables tables;
  private final double rate;
  private final int rows;
  private final int newEvery;
  private final long from;
  private final long begun = System.nanoTime();
  private final CompletableFuture<Range> done = new CompletableFuture<>();
  private int sent;

  private SteadyLoad(Tables tables, double rate, int rows, int newEvery) {
    this.tables = tables;
    this.rate = rate;
    this.rows = rows;
    this.newEvery = newEvery;
    this.from = tables.next();
  }

  /** Returns when all are committed. */
  static Range run(Tables tables, double rate, int rows, int newEvery) {
    SteadyLoad load = new SteadyLoad(tables, rate, rows, newEvery);
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    try {
      clock.scheduleAtFixedRate(load::insertDue, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
      return load.done.join();
    } finally {
      clock.shutdown();
    }
  }

  private void insertDue() {
    int due = (int) Math.min(rows, rate * (System.nanoTime() - begun) / 1e9) - sent;
    try {
      if (due > 0) {
        tables.insert(due, newEvery);
        sent += due;
      }
      if (sent == rows) {
        done.complete(new Range(from, from + rows));
      }
    } catch (SQLException e) {
      done.completeExceptionally(e);
    }
  }
}
