package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Transactions that overlap: a row of one has the very place in the log at which another ends. */
class CaptureOverlapIT {

  private static final int EARLIER = 100;

  private final CaptureScenario scenario = new CaptureScenario("overlap");
  private long last = EARLIER;

  @Test
  void shouldLoseNothingWhenItStopsAtTheEndThatAnotherTransactionIsOpenAcross() throws Exception {
    try (scenario;
        Connection open = scenario.connect()) {
      // Given
      scenario.setUp();
      CaptureSource first = scenario.start();
      scenario.captureAll(first);
      first.close();
      open.setAutoCommit(false);
      insert(open, "generate_series(1, " + EARLIER + ")");

      // When: a heartbeat may be what it stops at
      await()
          .atMost(Duration.ofSeconds(90))
          .pollDelay(Duration.ZERO)
          .until(() -> stopsWhereItGoesOn(open));
      open.commit();
      scenario.captureAll(scenario.start());

      // Then
      assertThat(scenario.kafka().rows("scale").stream().map(row -> (Long) row.value("id")))
          .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
    }
  }

  private boolean stopsWhereItGoesOn(Connection open) throws SQLException {
    CaptureSource source = scenario.start();
    scenario.captureAll(source);
    scenario.execute("INSERT INTO staging.规模明细 (id) VALUES (" + ++last + ")");
    long end =
        Long.parseLong(scenario.query("SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint"));
    insert(open, Long.toString(++last));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> source.position("warehouse").orElse(0L) >= end);
    source.close();
    return source.position("warehouse").orElse(0L) == end;
  }

  private static void insert(Connection connection, String ids) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO staging.规模明细 (id) SELECT " + ids);
    }
  }
}
