package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.demo.annuity.Annuity;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the seed of the annuity example asks for, on real servers. */
@ExtendWith(World.class)
class AnnuityBackfillIT {

  private static final int ROWS = 200;
  private static final int FEW = 20;
  private static final long SEED = 6;
  private static final String[] WRITTEN = {"business.规模明细", "business.年金计划", "business.组合计划"};

  /** Staging is emptied and loaded anew: the same rows under other ids. */
  private static final String EVERY_FILE_AGAIN =
      """
      WITH gone AS (DELETE FROM staging.规模明细 RETURNING *)
      INSERT INTO staging.规模明细
      SELECT (jsonb_populate_record(NULL::staging.规模明细, to_jsonb(gone) || jsonb_build_object(
          'id', nextval(pg_get_serial_sequence('staging.规模明细', 'id'))))).*
      FROM gone\
      """;

  private static final String FILL_ONLY = "fill_null_only";

  @Test
  void shouldWriteNothingWhenTheFilesComeAgainOrChangesAreReplayed() throws SQLException {
    try (ExampleRun run =
        ExampleRun.finished("annuity_twice", Annuity.EXAMPLE, Map.of(), ROWS, SEED)) {
      // Given
      List<List<String>> once = run.versions(WRITTEN);

      // When the same command runs again
      run.load();

      // Then
      assertThat(run.versions(WRITTEN)).isEqualTo(once);

      // When
      run.replay();

      // Then
      assertThat(run.versions(WRITTEN)).isEqualTo(once);

      // When every file is delivered a second time
      run.sql().run(EVERY_FILE_AGAIN);
      run.awaitRest();

      // Then
      assertThat(run.versions(WRITTEN)).isEqualTo(once);
    }
  }

  @Test
  void shouldOnlyFillNullsOfReferencesThatAreThere() throws SQLException {
    try (ExampleRun run =
        ExampleRun.finished(
            "annuity_fill",
            Annuity.EXAMPLE,
            Map.of(
                "ANNUITY_PLANS",
                FILL_ONLY,
                "ANNUITY_PORTFOLIOS",
                FILL_ONLY,
                "ANNUITY_UNRESOLVED",
                "load unlinked"),
            ROWS,
            SEED)) {
      Sql sql = run.sql();

      // Then nothing was derived
      assertThat(run.figures().derived()).isZero();
      assertThat(sql.count("SELECT count(*) FROM business.年金计划 WHERE 年金计划号 LIKE 'AN%'")).isZero();

      // And what people left open was filled, and nothing else touched
      assertThat(
              sql.rows(
                  "SELECT DISTINCT 计划全称 IS NOT NULL, 客户名称 IS NOT NULL, company_id IS NOT NULL"
                      + " FROM business.年金计划 p WHERE 年金计划号 IN"
                      + " (SELECT 计划代码 FROM business.规模明细)"))
          .containsExactly(List.of("t", "t", "t"));
      assertThat(
              sql.rows(
                  "SELECT DISTINCT operation, before_json -> '客户名称', before_json -> 'company_id'"
                      + " FROM moorline.change_log WHERE entity_type = 'plan' AND before_json"
                      + " -> '客户名称' = 'null'"))
          .containsExactly(List.of("update", "null", "null"));

      // And facts without their reference were written all the same
      assertThat(sql.count("SELECT count(*) FROM business.规模明细 WHERE 计划代码 IS NULL")).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({"ANNUITY_PORTFOLIOS, plan", "ANNUITY_PLANS, portfolio"})
  void shouldDeriveOnlyWhatIsAskedFor(String leftOut, String derived) throws SQLException {
    // Given
    Map<String, String> choices =
        Map.of(leftOut, "link_only", "ANNUITY_UNRESOLVED", "load unlinked");
    try (ExampleRun run =
        ExampleRun.finished("annuity_targets", Annuity.EXAMPLE, choices, FEW, SEED)) {
      // When a portfolio nobody knows belongs to a plan that is there
      run.sql().run(Facts.insert("S1", "EX000001", "NEW1"));
      run.awaitRest();

      // Then
      assertThat(
              run.sql()
                  .rows(
                      "SELECT DISTINCT entity_type FROM moorline.change_log"
                          + " WHERE entity_type <> 'scale_detail' AND operation = 'insert'"))
          .containsExactly(List.of(derived));
    }
  }
}
