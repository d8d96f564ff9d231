package io.moorline.demo.annuity;

import io.moorline.demo.example.Example;
import java.util.List;

/** The example annuity-reference-backfill. */
public final class Annuity {

  public static final Example EXAMPLE =
      new Example(
          "annuity-reference-backfill",
          "facts whose plans and portfolios are derived before they are written",
          "warehouse",
          AnnuityRows::new,
          List.of(
              "SELECT * FROM business.年金计划 WHERE _needs_review LIMIT 5",
              "SELECT reason, state, count(*) FROM moorline.quarantine GROUP BY 1, 2",
              "SELECT changed_at, entity_type, entity_key, operation FROM moorline.change_log"
                  + " ORDER BY changed_at DESC LIMIT 5"),
          new Example.Trial(
              "Insert a fact whose plan nobody knows",
              "INSERT INTO staging.规模明细 (流水号, 月度, 计划代码, 期末规模)"
                  + " VALUES ('S-NEW-1', '2026-11-01', 'P-NEW-1', 100)",
              "SELECT * FROM business.年金计划 WHERE 年金计划号 = 'P-NEW-1'"));

  private Annuity() {}
}
