package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens to a row while it waits. */
@ExtendWith(World.class)
class WaitingRowsIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void shouldEndAsTheLastVersionOfTheRow() {
    try (Warehouse warehouse = Warehouse.ready("waiting");
        Sql sql = warehouse.sql()) {
      // Given rows that wait because the sink does not write their references
      warehouse.startSource();
      warehouse.startStreams();
      for (int i = 0; i < 100; i++) {
        sql.run(Facts.insert("U" + i, "P" + i, "1" + i), Facts.insert("D" + i, "P" + i, "1" + i));
      }
      String planChanges = warehouse.topics().changes("plan").name();
      await().atMost(SOON).until(() -> Broker.endOffsets(planChanges) >= 100);

      // When
      sql.run(
          "UPDATE staging.规模明细 SET 期末规模 = 7 WHERE 流水号 LIKE 'U%'",
          "DELETE FROM staging.规模明细 WHERE 流水号 LIKE 'D%'", Facts.insert("LAST", "P0", "10"));
      warehouse.startSink();

      // Then
      await().atMost(SOON).until(() -> sql.count("SELECT count(*) FROM business.规模明细") == 101);
      assertThat(sql.count("SELECT count(*) FROM business.规模明细 WHERE 期末规模 = 7")).isEqualTo(100);
      assertThat(sql.count("SELECT count(*) FROM business.规模明细 WHERE 流水号 LIKE 'D%'")).isZero();
    }
  }

  @Test
  void shouldReturnWhenAnUnderivableReferenceIsInsertedByHand() {
    try (Warehouse warehouse = Warehouse.ready("late");
        Sql sql = warehouse.sql()) {
      // Given a portfolio that cannot be derived: its plan is not told
      warehouse.startAll();
      sql.run(Facts.insert("F1", null, "0042"));
      await()
          .atMost(SOON)
          .until(
              () ->
                  sql.count(
                          "SELECT count(*) FROM moorline.quarantine"
                              + " WHERE state = 'OPEN' AND reason = 'underivable'")
                      == 1);
      assertThat(sql.count(Facts.written("F1"))).isZero();

      // When
      sql.run(Facts.insertPlan("P9"), Facts.insertPortfolio("42", "P9"));

      // Then
      await().atMost(SOON).until(() -> sql.count(Facts.written("F1")) == 1);
      await()
          .atMost(SOON)
          .until(
              () ->
                  sql.count("SELECT count(*) FROM moorline.quarantine WHERE state = 'RETURNED'")
                      == 1);
      assertThat(sql.count("SELECT count(*) FROM business.组合计划 WHERE _source = 'auto_derived'"))
          .isZero();
    }
  }
}
