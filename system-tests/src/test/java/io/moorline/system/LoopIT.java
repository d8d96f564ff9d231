package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.moorline.source.CaptureSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A reference exists when capture has seen it committed, and never before. */
@ExtendWith(World.class)
class LoopIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void shouldHoldTheFactBackUntilTheDerivedPlanWasCaptured() {
    try (Warehouse warehouse = Warehouse.ready("loop");
        Sql sql = warehouse.sql()) {
      // Given a derived plan on its way to a sink that does not run yet
      CaptureSource source = warehouse.startSource();
      warehouse.startStreams();
      sql.run(Facts.insert("F1", "P1", null));
      String planChanges = warehouse.topics().changes("plan").name();
      await().atMost(SOON).until(() -> Broker.endOffsets(planChanges) > 0);

      // When capture stops before the plan is committed
      warehouse.stop(source);
      warehouse.startSink();
      await().atMost(SOON).until(() -> sql.count("SELECT count(*) FROM business.年金计划") == 1);

      // Then the fact stays out
      await()
          .during(Duration.ofSeconds(10))
          .atMost(Duration.ofSeconds(15))
          .until(() -> sql.count(Facts.written("F1")) == 0);

      // And goes in as soon as capture sees the plan
      warehouse.startSource();
      await().atMost(SOON).until(() -> sql.count(Facts.written("F1")) == 1);
    }
  }

  @Test
  void shouldDeriveAChainInOrder() {
    try (Warehouse warehouse = Warehouse.ready("chain");
        Sql sql = warehouse.sql()) {
      // Given
      warehouse.startAll();

      // When
      sql.run(Facts.insert("F1", " p１ ", "００７", "第一计划"));

      // Then
      await().atMost(SOON).until(() -> sql.count(Facts.written("F1")) == 1);
      assertThat(sql.rows("SELECT 年金计划号, 计划全称 FROM business.年金计划"))
          .containsExactly(java.util.List.of("P1", "第一计划"));
      assertThat(sql.rows("SELECT 组合代码, 年金计划号, 组合名称 FROM business.组合计划"))
          .containsExactly(java.util.List.of("7", "P1", "组合"));
      assertThat(sql.rows("SELECT 计划代码, 组合代码 FROM business.规模明细"))
          .containsExactly(java.util.List.of("P1", "7"));
    }
  }
}
