package io.moorline.sink;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.Proxy;
import io.moorline.devstack.Proxy.Fate;
import io.moorline.devstack.Proxy.Rule;
import io.moorline.devstack.SharedStack;
import io.moorline.runtime.Check;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Servers that crash, stall, restart, or hang up in the worst moment. */
class SinkOutageIT extends WarehouseTest {

  private static final int ROWS = 100;
  private final EmbeddedStack stack = SharedStack.get();

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
      warehouse.awaitBlocked();

      // When
      List<String> writer = warehouse.blocked();
      await()
          .during(Duration.ofSeconds(6))
          .atMost(Duration.ofSeconds(8))
          .until(() -> warehouse.blocked().equals(writer));
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
      warehouse.awaitBlocked();
      List<String> writer = warehouse.blocked();

      // When
      warehouse.value("SELECT pg_terminate_backend(" + writer.get(0) + ", 5000)");
      await().until(() -> !List.of(List.of(), writer).contains(warehouse.blocked()));

      // Then
      assertThat(warehouse.count("\"明细\"")).isZero();
      other.rollback();
      sink.awaitQuiet();
      assertEachRowOnce();
    }
  }

  @Test
  void shouldLookBeforeItRepeatsACommitWhoseAnswerWasLost() throws Exception {
    AtomicBoolean loseTheNext = new AtomicBoolean();
    Rule rule =
        (bytes, answer) ->
            answer && isCommitted(bytes) && loseTheNext.compareAndSet(true, false)
                ? Fate.CUT
                : Fate.PASS;
    try (Proxy proxy = new Proxy(stack.postgres().port(), rule);
        RunningSink sink =
            new RunningSink(warehouse, warehouse.pipelineWith(proxy.port(), Map.of()))) {
      // Given
      sink.awaitQuiet();
      String epochs = epochs();

      // When
      loseTheNext.set(true);
      publish();
      sink.awaitQuiet();

      // Then
      assertThat(loseTheNext).as("still to be lost").isFalse();
      assertEachRowOnce();
      assertThat(epochs()).as("claimed once").isEqualTo(epochs);
      assertThat(warehouse.count("moorline.change_batch")).isLessThanOrEqualTo(2);
    }
  }

  private static boolean isCommitted(byte[] answer) {
    return new String(answer, US_ASCII).contains("COMMIT\0");
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
    publish(0, ROWS, "1");
  }
}
