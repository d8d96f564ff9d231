package io.moorline.sink;

import static io.moorline.sink.Rows.detail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.moorline.runtime.Check;
import io.moorline.runtime.UserError;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A target that is away, busy or changed: what is waited for, what is retried, what is told. */
class SinkFailuresIT {

  private static final String SINK_IS_BLOCKED =
      "pg_stat_activity WHERE datname = current_database() AND application_name = 'moorline'"
          + " AND wait_event_type = 'Lock'";

  private Warehouse warehouse;
  private Changes changes;

  @BeforeEach
  void setUp() throws Exception {
    warehouse = new Warehouse();
    changes = warehouse.changes();
  }

  @AfterEach
  void tearDown() throws Exception {
    changes.close();
    warehouse.close();
  }

  @Test
  void shouldWriteAgainWhenItsConnectionWasTerminated() throws Exception {
    try (RunningSink sink = new RunningSink(warehouse);
        Connection other = warehouse.connect();
        Statement statement = other.createStatement()) {
      // Given
      sink.awaitQuiet();
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE \"明细\" IN ACCESS EXCLUSIVE MODE");
      publish(0, 100, "1");
      await().until(() -> warehouse.count(SINK_IS_BLOCKED) == 1);

      // When
      terminateTheSink();
      other.rollback();
      sink.awaitQuiet();

      // Then
      assertThat(warehouse.count("\"明细\"")).isEqualTo(100);
      assertThat(warehouse.count("moorline.change_log")).isEqualTo(100);
      assertThat(warehouse.count("moorline.quarantine")).isZero();
    }
  }

  @Test
  void shouldRepeatATransactionThatLostADeadlock() throws Exception {
    try (RunningSink sink = new RunningSink(warehouse);
        Connection other = warehouse.connect();
        Statement statement = other.createStatement()) {
      // Given
      publish(1, 3, "1");
      sink.awaitQuiet();
      other.setAutoCommit(false);
      statement.execute("SET deadlock_timeout = '1min'");
      statement.execute("UPDATE \"明细\" SET note = 'mine' WHERE id = 2");
      publish(1, 3, "2");
      await()
          .pollInterval(Duration.ofMillis(10))
          .until(() -> warehouse.count(SINK_IS_BLOCKED) == 1);

      // When
      statement.execute("UPDATE \"明细\" SET note = 'mine' WHERE id = 1");
      other.commit();
      sink.awaitQuiet();

      // Then
      assertThat(warehouse.values("SELECT \"规模\" FROM \"明细\"")).containsOnly("2.00");
      assertThat(warehouse.count("moorline.change_log")).isEqualTo(4);
    }
  }

  @Test
  void shouldWaitWhileTheTargetIsReadOnly() throws Exception {
    try (RunningSink sink = new RunningSink(warehouse)) {
      // Given
      sink.awaitQuiet();
      warehouse.administer("ALTER DATABASE %s SET default_transaction_read_only = on");
      terminateTheSink();
      publish(0, 10, "1");
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> !sink.part().readiness().stream().allMatch(Check::ok));

      // When
      warehouse.administer("ALTER DATABASE %s RESET default_transaction_read_only");
      terminateTheSink();
      sink.awaitQuiet();

      // Then
      assertThat(warehouse.count("\"明细\"")).isEqualTo(10);
      assertThat(warehouse.count("moorline.quarantine")).isZero();
      assertThat(sink.part().readiness()).allMatch(Check::ok);
    }
  }

  @Test
  void shouldEndAndSayWhatToDoWhenATableIsGone() throws Exception {
    try (RunningSink sink = new RunningSink(warehouse)) {
      // Given
      sink.awaitQuiet();
      warehouse.execute("ALTER TABLE \"明细\" RENAME TO gone");

      // When
      publish(0, 10, "1");
      await().atMost(Duration.ofSeconds(10)).until(sink::hasEnded);

      // Then
      assertThatThrownBy(() -> sink.part().ended().toCompletableFuture().join())
          .hasCauseInstanceOf(UserError.class)
          .hasMessageContaining("42P01");
    }
  }

  @Test
  void shouldTellEverythingThatIsMissingBeforeItStarts() throws Exception {
    // Given
    warehouse.execute(
        """
        ALTER TABLE "明细" DROP COLUMN _data_version;
        ALTER TABLE "计划" DROP COLUMN _source;
        ALTER TABLE "明细" DROP CONSTRAINT "明细_pkey";
        DROP TABLE moorline.outbox;
        """);

    // When / Then
    assertThatThrownBy(() -> warehouse.sink().start())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("_data_version")
        .hasMessageContaining("_source")
        .hasMessageContaining("CREATE UNIQUE INDEX ON \"public\".\"明细\" (\"id\")")
        .hasMessageContaining("schema moorline");
    assertThat(SinkSetup.statements(warehouse.pipeline(), warehouse.catalog())).hasSize(3);
  }

  @Test
  void shouldNeverSpendAStatementPerRow() throws Exception {
    // Given
    warehouse.administer("ALTER DATABASE %s SET log_statement = 'all'");
    publish(0, 50_000, "1");
    long before = statements();

    // When
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.count("\"明细\"")).isEqualTo(50_000);
    assertThat(statements() - before).isBetween(10L, 500L);
  }

  private void terminateTheSink() {
    warehouse.value(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND application_name = 'moorline'");
  }

  private static long statements() throws Exception {
    try (var lines = Files.lines(SharedStack.get().postgres().serverLog())) {
      return lines
          .filter(line -> line.contains("statement: ") || line.contains("execute "))
          .count();
    }
  }

  private void publish(long from, long to, String amount) {
    for (long id = from; id < to; id++) {
      changes.upsert(detail(id, null, amount));
    }
    changes.commit();
  }
}
