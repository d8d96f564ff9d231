package io.moorline.demo.hybrid;

import io.moorline.demo.example.Example;
import java.util.List;
import java.util.Map;

/** The example hybrid-reference-strategy. */
public final class Hybrid {

  public static final Example EXAMPLE =
      new Example(
          "hybrid-reference-strategy",
          "references from a legacy database and a file, derived only where these know nothing",
          "warehouse",
          HybridRows::new,
          List.of(
              "SELECT _source, count(*) AS record_count, count(*) FILTER (WHERE _needs_review)"
                  + " AS pending_review FROM business.年金计划 GROUP BY _source",
              "SELECT entity_key, changed_fields FROM moorline.change_log WHERE after_raw ->>"
                  + " 'backfill' = 'authority' AND operation = 'update' LIMIT 5",
              "SELECT * FROM moorline.collision"),
          new Example.Trial(
              "Load a fact of a plan that nobody knows",
              "INSERT INTO staging.规模明细 (流水号, 月度, 计划代码, 计划名称, 组合代码)"
                  + " VALUES ('NEW-1', '2026-02-01', ' zz 1', '新计划', 'qzz1')",
              "SELECT * FROM business.年金计划 WHERE 年金计划号 = 'ZZ1'"),
          List.of("annuity_hub", "enterprise"),
          // Lest one who looks has to wait for the night.
          Map.of("HYBRID_SCHEDULE", "*/10 * * * * *"));

  private Hybrid() {}
}
