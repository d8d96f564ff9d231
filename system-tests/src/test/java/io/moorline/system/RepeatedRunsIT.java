package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.moorline.demo.annuity.AnnuityRows;
import io.moorline.demo.annuity.Expectations;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same load through a new pipeline each time: however its races go, the end is the same. */
@ExtendWith(World.class)
class RepeatedRunsIT {

  private static final int RUNS = Integer.getInteger("moorline.runs", 4);
  private static final int ROWS = 200;
  private static final Duration SOON = Duration.ofSeconds(120);

  private static final List<String> TABLES =
      List.of(
          "SELECT to_jsonb(f) - '_source_position' FROM business.规模明细 f ORDER BY 月度, 流水号",
          "SELECT to_jsonb(p) - '_derived_at' FROM business.年金计划 p ORDER BY 年金计划号",
          "SELECT to_jsonb(p) - '_derived_at' FROM business.组合计划 p ORDER BY 组合代码",
          "SELECT dataset, reason, state, count(*) FROM moorline.quarantine GROUP BY 1, 2, 3 ORDER"
              + " BY 1, 2, 3");

  @Test
  void shouldEndWithTheSameTables() throws SQLException {
    List<List<List<String>>> first = run();
    for (int i = 1; i < RUNS; i++) {
      assertThat(run()).as("run " + i).isEqualTo(first);
    }
  }

  private static List<List<List<String>>> run() throws SQLException {
    Warehouse warehouse = Warehouse.ready("again");
    try (warehouse) {
      return tables(warehouse);
    } finally {
      Broker.deleteTopics(warehouse.database() + ".");
    }
  }

  private static List<List<List<String>>> tables(Warehouse warehouse) throws SQLException {
    AnnuityRows example = new AnnuityRows(ROWS, 3);
    try (Sql sql = warehouse.sql()) {
      example.enterEarly(sql.connection());
      warehouse.startAll();
      example.load(warehouse::connect, rows -> {});
      Expectations expected = example.expectations(sql.connection());
      awaitSettled(
          sql, expected.written() - expected.late(), expected.quarantined() + expected.late());
      example.enterLate(sql.connection());
      awaitSettled(sql, expected.written(), expected.quarantined());
      awaitFilled(sql);
      return TABLES.stream().map(sql::rows).toList();
    }
  }

  private static void awaitSettled(Sql sql, long written, long setAside) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(
                        Stream.of(
                                "SELECT count(*) FROM business.规模明细",
                                "SELECT count(*) FROM moorline.quarantine WHERE state = 'OPEN'")
                            .map(sql::count))
                    .containsExactly(written, setAside));
  }

  /** Later facts fill what the first ones left blank. */
  private static void awaitFilled(Sql sql) {
    String unfilled =
        """
        SELECT count(*) FROM business.%1$s r JOIN business.规模明细 f ON f.%2$s = r.%3$s
        WHERE r._source = 'auto_derived' AND r.%4$s IS NULL
        AND f.%5$s::text ~ '[^[:space:]\u00a0\u3000]'\
        """;
    List.of(
            "年金计划 计划代码 年金计划号 计划全称 计划名称",
            "年金计划 计划代码 年金计划号 计划类型 计划类型",
            "年金计划 计划代码 年金计划号 客户名称 客户名称",
            "年金计划 计划代码 年金计划号 company_id company_id",
            "组合计划 组合代码 组合代码 组合名称 组合名称",
            "组合计划 组合代码 组合代码 组合类型 组合类型",
            "组合计划 组合代码 组合代码 运作开始日 运作开始日")
        .forEach(
            names ->
                await()
                    .atMost(SOON)
                    .until(() -> sql.count(unfilled.formatted((Object[]) names.split(" "))) == 0));
  }
}
