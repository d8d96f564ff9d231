package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(World.class)
class ColdStartIT {

  @Test
  void shouldDeriveNothingWhenTheReferenceTablesAreFull() {
    try (Warehouse warehouse = Warehouse.ready("cold");
        Sql sql = warehouse.sql()) {
      // Given every reference, stored in a spelling of its own, and facts that spell it otherwise
      sql.run(
          "INSERT INTO business.年金计划 (年金计划号, 计划全称)"
              + " SELECT 'p ' || n, '权威' FROM generate_series(1, 5000) n",
          "INSERT INTO business.组合计划 (组合代码, 年金计划号)"
              + " SELECT lpad(n::text, 6, '0'), 'p ' || n FROM generate_series(1, 5000) n",
          "INSERT INTO staging.规模明细 (流水号, 月度, 计划代码, 计划名称, 组合代码)"
              + " SELECT 'F' || n, '2026-10-01', 'P' || n, '派生', n::text"
              + " FROM generate_series(1, 5000) n");

      // When the streams part sees the facts before it has read a single reference
      warehouse.startAll();

      // Then
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> sql.count("SELECT count(*) FROM business.规模明细") == 5000);
      assertThat(sql.count("SELECT count(*) FROM business.年金计划")).isEqualTo(5000);
      assertThat(sql.count("SELECT count(*) FROM business.组合计划")).isEqualTo(5000);
      assertThat(sql.count("SELECT count(*) FROM moorline.change_log")).isEqualTo(5000);
    }
  }
}
