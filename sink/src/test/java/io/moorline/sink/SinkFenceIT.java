package io.moorline.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Where reading begins after crashes, rewinds, restores; and that there is one writer only. */
class SinkFenceIT extends WarehouseTest {

  private static final String FENCE =
      "moorline.fence WHERE topic LIKE '%changes.detail' AND partition = 0";

  @Test
  void shouldNotRepeatABatchThatKafkaWasNotToldOf() throws Exception {
    // Given: the last batch is in the database; the committed offset is where it began
    load(0, 10);
    load(10, 20);
    long base = fence("base_offset");
    warehouse.execute("DELETE FROM \"明细\"");

    // When
    Group.of(warehouse).moveAsSink("detail", 0, base);
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.count("\"明细\"")).isZero();
    assertThat(warehouse.count("moorline.change_log")).isEqualTo(20);
    assertThat(warehouse.lag()).isZero();
  }

  @Test
  void shouldObeyAnOperatorWhoMovesOffsetsBack() throws Exception {
    // Given
    load(0, 10);
    load(10, 20);
    load(20, 30);
    long epoch = fence("epoch");
    warehouse.execute("DELETE FROM \"明细\" WHERE id < 5");
    long left = warehouse.count("\"明细\"");
    String xmin = warehouse.value("SELECT string_agg(xmin::text, ' ' ORDER BY id) FROM \"明细\"");

    // When
    Group.of(warehouse).rewind("detail");
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.count("\"明细\"")).isEqualTo(30);
    assertThat(warehouse.count("moorline.change_log")).isEqualTo(30 + 30 - left);
    assertThat(
            warehouse.value(
                "SELECT string_agg(xmin::text, ' ' ORDER BY id) FROM \"明细\" WHERE id >= 5"))
        .isEqualTo(xmin);
    assertThat(fence("epoch")).isGreaterThan(epoch);
  }

  @Test
  void shouldObeyAnOperatorEvenWithinTheLastBatch() throws Exception {
    // Given: everything was one batch, so that its beginning is the partition's
    load(0, 10);
    warehouse.execute("DELETE FROM \"明细\"");

    // When
    Group.of(warehouse).rewind("detail");
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.count("\"明细\"")).isEqualTo(10);
  }

  @Test
  void shouldCatchUpARestoredTarget() throws Exception {
    // Given
    load(0, 10);
    warehouse.execute("CREATE TABLE saved AS SELECT * FROM moorline.fence");
    load(10, 20);
    warehouse.execute(
        """
        DELETE FROM "明细" WHERE id >= 10;
        DELETE FROM moorline.fence;
        INSERT INTO moorline.fence OVERRIDING SYSTEM VALUE SELECT * FROM saved;
        """);

    // When
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.count("\"明细\"")).isEqualTo(20);
  }

  @Test
  void shouldTrustTheFenceWhenKafkaForgotTheOffsets() throws Exception {
    // Given
    load(0, 10);
    warehouse.execute("DELETE FROM \"明细\"");

    // When
    Group.of(warehouse).forget();
    load(10, 20);

    // Then
    assertThat(warehouse.count("\"明细\"")).isEqualTo(10);
    assertThat(warehouse.lag()).isZero();
  }

  @Test
  void shouldRefuseAWriterWhoseEpochIsOverAndLetItJoinAgain() throws Exception {
    // Given
    try (RunningSink sink = new RunningSink(warehouse)) {
      sink.awaitQuiet();
      warehouse.execute("UPDATE moorline.fence SET epoch = epoch + 10");

      // When
      publish(0, 10, "1");
      sink.awaitQuiet();

      // Then
      assertThat(warehouse.count("\"明细\"")).isEqualTo(10);
      assertThat(warehouse.count("moorline.change_log")).isEqualTo(10);
      assertThat(fence("epoch")).isGreaterThan(11);
    }
  }

  @Test
  void shouldShareTheWorkOfTwoAndSurviveTheEndOfOne() {
    // Given
    try (RunningSink one = new RunningSink(warehouse)) {
      one.awaitQuiet();
      try (RunningSink two = new RunningSink(warehouse)) {
        await().atMost(Duration.ofSeconds(20)).until(() -> two.part().idle());
        publish(0, 1_000, "1");
        one.awaitQuiet();
      }

      // When
      publish(1_000, 2_000, "1");
      one.awaitQuiet();

      // Then
      assertThat(warehouse.count("\"明细\"")).isEqualTo(2_000);
      assertThat(warehouse.count("moorline.change_log")).isEqualTo(2_000);
      assertThat(one.part().rowsWritten()).isLessThan(2_000);
    }
  }

  private void load(long from, long to) {
    publish(from, to, "1");
    RunningSink.once(warehouse);
  }

  private long fence(String column) {
    return Long.parseLong(warehouse.value("SELECT " + column + " FROM " + FENCE));
  }
}
