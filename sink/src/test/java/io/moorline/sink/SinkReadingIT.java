package io.moorline.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.moorline.runtime.Check;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import io.moorline.runtime.lag.LagWatch;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What becomes of the topics: records removed, a topic made anew, a transaction without an end. */
class SinkReadingIT extends WarehouseTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void shouldNameRecordsThatWereRemovedUnread() {
    // Given
    publish(0, 10, "1");
    RunningSink.once(warehouse);

    // When
    publish(10, 20, "1");
    Group.of(warehouse).removeRecords("detail");

    // Then
    assertRefused("has removed records that the sink has not read", "--to-earliest");
    assertThat(warehouse.count("\"明细\"")).isEqualTo(10);
  }

  @Test
  void shouldRefuseATopicThatWasMadeAnewHoweverLongItIsUntilToldToReadIt() throws Exception {
    // Given
    publish(0, 10, "1");
    RunningSink.once(warehouse);

    // When
    Group.of(warehouse).makeAnew("detail");
    publish(10, 60, "1");

    // Then
    assertRefused("made anew", "changes.detail partition 0", "DELETE FROM moorline.fence");
    assertThat(warehouse.count("\"明细\"")).isEqualTo(10);

    // When
    warehouse.execute("DELETE FROM moorline.fence WHERE topic LIKE '%changes.detail'");
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.count("\"明细\"")).isEqualTo(60);
  }

  @Test
  void shouldWaitForTheEndOfATransactionAndThenMissNothing() {
    // Given
    Changes hung = warehouse.changes();
    publish(1_000, 1_010, "1", hung);
    hung.flush();
    try (RunningSink sink = new RunningSink(warehouse)) {
      // When
      publish(0, 10, "1");

      // Then
      await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(5))
          .until(() -> warehouse.count("\"明细\"") == 0);
      hung.close();
      sink.awaitQuiet();
      assertThat(warehouse.values("SELECT id FROM \"明细\" ORDER BY id"))
          .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }
  }

  @Test
  void shouldNameATransactionThatHoldsItUp() {
    // Given
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    LagWatch.Pace pace = new LagWatch.Pace(Duration.ofMillis(200), Duration.ofSeconds(1));
    Changes hung = warehouse.changes();
    try (Sink sink = new Sink(warehouse.pipeline(), metrics, pace)) {
      sink.start();
      await().atMost(PATIENCE).until(() -> sink.readiness().stream().allMatch(Check::ok));

      // When
      publish(1_000, 1_010, "1", hung);
      hung.flush();
      publish(0, 10, "1");

      // Then
      await().atMost(PATIENCE).until(() -> !transactions(sink).ok());
      assertThat(transactions(sink).detail())
          .contains("transaction " + warehouse.pipeline().name() + "-changes-", "open since")
          .contains("kafka-transactions --bootstrap-server", "abort --topic", "changes.detail");
      assertThat(metrics.get("moorline.consumer.lag.records").gauge().value()).isGreaterThan(10);
      assertThat(metrics.get("moorline.consumer.lso.gap.records").gauge().value()).isPositive();
      assertThat(metrics.get("moorline.consumer.lso.still").gauge().value()).isGreaterThan(1);

      // When
      hung.close();

      // Then
      await().atMost(PATIENCE).until(() -> transactions(sink).ok());
      await()
          .atMost(PATIENCE)
          .until(() -> metrics.get("moorline.consumer.lag.records").gauge().value() == 0);
      assertThat(metrics.get("moorline.consumer.lso.still").gauge().value()).isZero();
    }
  }

  private static Check transactions(Sink sink) {
    return sink.readiness().stream()
        .filter(check -> check.name().equals("transactions"))
        .findFirst()
        .orElseThrow();
  }

  private void assertRefused(String... says) {
    try (RunningSink sink = new RunningSink(warehouse)) {
      assertThatThrownBy(() -> sink.part().ended().toCompletableFuture().get(20, TimeUnit.SECONDS))
          .cause()
          .isInstanceOfSatisfying(
              UserError.class,
              error -> {
                assertThat(error.exitCode()).isEqualTo(ExitCode.REFUSED);
                assertThat(error.getMessage() + error.remedy()).contains(says);
              });
    }
  }
}
