package io.moorline.source;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Inserts, updates and deletes plans and facts at random, in small transactions, until closed. */
final class RandomWrites implements AutoCloseable {

  private static final int MAX_STATEMENTS = 5;
  private static final int PAUSE_MILLIS = 10;

  private static final List<String> STATEMENTS =
      List.of(
          "INSERT INTO business.年金计划 (年金计划号, 计划全称) VALUES ('P' || ?, 'new')"
              + " ON CONFLICT DO NOTHING",
          "UPDATE business.年金计划 SET 计划全称 = md5(random()::text) WHERE 年金计划号 = 'P' || ?",
          "DELETE FROM business.年金计划 WHERE 年金计划号 = 'P' || ?",
          "INSERT INTO staging.规模明细 (id, 计划代码) VALUES (?, 'new') ON CONFLICT DO NOTHING",
          "UPDATE staging.规模明细 SET 期末规模 = random() * 1000 WHERE id = ?",
          "DELETE FROM staging.规模明细 WHERE id = ?");

  private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger transactions = new AtomicInteger();
  private final AtomicReference<@Nullable SQLException> failure = new AtomicReference<>();
  private final Connection connection;
  private final List<PreparedStatement> statements = new ArrayList<>();
  private final Random random;
  private final int keys;

  /**
   * @param keys rows have the keys from 1 to this
   */
  RandomWrites(CaptureScenario scenario, long seed, int keys) throws SQLException {
    this.random = new Random(seed);
    this.keys = keys;
    this.connection = scenario.connect();
    connection.setAutoCommit(false);
    for (String sql : STATEMENTS) {
      statements.add(connection.prepareStatement(sql));
    }
    writer.scheduleWithFixedDelay(this::write, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  int transactions() {
    SQLException failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException(failed);
    }
    return transactions.get();
  }

  /** The last transaction is committed when this returns. */
  void stop() throws SQLException {
    writer.shutdown();
    await().until(writer::isTerminated);
    connection.close();
  }

  @Override
  public void close() throws SQLException {
    stop();
  }

  private void write() {
    try {
      for (int i = 0; i <= random.nextInt(MAX_STATEMENTS); i++) {
        PreparedStatement statement = statements.get(random.nextInt(statements.size()));
        statement.setInt(1, 1 + random.nextInt(keys));
        statement.executeUpdate();
      }
      connection.commit();
      transactions.incrementAndGet();
    } catch (SQLException e) {
      failure.compareAndSet(null, e);
      writer.shutdown();
    }
  }
}
