package io.moorline.sink;

import static io.moorline.sink.Rows.detail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.moorline.devstack.EmbeddedStack;
import io.moorline.runtime.Check;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that crash, stall, restart, or hang up in the worst moment. */
class SinkOutageIT {

  private static final int ROWS = 100;
  private static final String BLOCKED =
      "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
          + " AND application_name = 'moorline' AND wait_event_type = 'Lock'";

  private final EmbeddedStack stack = SharedStack.get();
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
  void shouldWaitForATargetThatCrashed() {
    try (RunningSink sink = new RunningSink(warehouse)) {
      // Given
      sink.awaitQuiet();

      // When
      stack.killPostgres();
      publish();
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> !sink.part().readiness().stream().allMatch(Check::ok));
      stack.startPostgres();
      sink.awaitQuiet();

      // Then
      assertEachRowOnce();
      assertThat(sink.part().readiness()).allMatch(Check::ok);
    }
  }

  @Test
  void shouldGoOnWhenKafkaIsBack() {
    try (RunningSink sink = new RunningSink(warehouse)) {
      // Given
      sink.awaitQuiet();

      // When
      stack.stopKafka();
      stack.startKafka();
      publish();
      sink.awaitQuiet();

      // Then
      assertEachRowOnce();
    }
  }

  @Test
  void shouldKeepItsPartitionsHoweverLongTheTargetTakes() throws Exception {
    var impatient =
        warehouse.pipelineWith(stack.postgres().port(), Map.of("max.poll.interval.ms", "2000"));
    try (RunningSink sink = new RunningSink(warehouse, impatient);
        Connection other = warehouse.connect();
        Statement statement = other.createStatement()) {
      // Given
      sink.awaitQuiet();
      String epochs = epochs();
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE \"明细\" IN ACCESS EXCLUSIVE MODE");
      publish();
      await().until(() -> warehouse.values(BLOCKED).size() == 1);

      // When
      String writer = warehouse.value(BLOCKED);
      await()
          .during(Duration.ofSeconds(6))
          .atMost(Duration.ofSeconds(8))
          .until(() -> warehouse.value(BLOCKED).equals(writer));
      other.rollback();
      sink.awaitQuiet();

      // Then
      assertEachRowOnce();
      assertThat(epochs()).as("claimed once").isEqualTo(epochs);
    }
  }

  @Test
  void shouldWriteNoRowWithoutItsLogEntry() throws Exception {
    try (RunningSink sink = new RunningSink(warehouse);
        Connection other = warehouse.connect();
        Statement statement = other.createStatement()) {
      // Given a writer that has written the rows, and waits to write their entries
      sink.awaitQuiet();
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE moorline.change_log_entry IN ACCESS EXCLUSIVE MODE");
      publish();
      await().until(() -> warehouse.values(BLOCKED).size() == 1);
      String writer = warehouse.value(BLOCKED);

      // When
      warehouse.value("SELECT pg_terminate_backend(" + writer + ", 5000)");
      await().until(() -> !Map.of("nothing", "", writer, "").containsKey(warehouse.value(BLOCKED)));

      // Then
      assertThat(warehouse.count("\"明细\"")).isZero();
      other.rollback();
      sink.awaitQuiet();
      assertEachRowOnce();
    }
  }

  @Test
  void shouldLookBeforeItRepeatsACommitWhoseAnswerWasLost() throws Exception {
    try (LosingProxy proxy = new LosingProxy(stack.postgres().port());
        RunningSink sink =
            new RunningSink(warehouse, warehouse.pipelineWith(proxy.port(), Map.of()))) {
      // Given
      sink.awaitQuiet();
      String epochs = epochs();

      // When
      proxy.loseTheNextCommit();
      publish();
      sink.awaitQuiet();

      // Then
      assertThat(proxy.hasLostIt()).isTrue();
      assertEachRowOnce();
      assertThat(epochs()).as("claimed once").isEqualTo(epochs);
      assertThat(warehouse.count("moorline.change_batch")).isLessThanOrEqualTo(2);
    }
  }

  private void assertEachRowOnce() {
    assertThat(warehouse.count("\"明细\"")).isEqualTo(ROWS);
    assertThat(warehouse.count("moorline.change_log")).isEqualTo(ROWS);
    assertThat(warehouse.count("moorline.quarantine")).isZero();
  }

  private String epochs() {
    return warehouse.value(
        "SELECT string_agg(epoch::text, ' ' ORDER BY topic, partition) FROM moorline.fence");
  }

  private void publish() {
    for (long id = 0; id < ROWS; id++) {
      changes.upsert(detail(id, null, "1"));
    }
    changes.commit();
  }
}
