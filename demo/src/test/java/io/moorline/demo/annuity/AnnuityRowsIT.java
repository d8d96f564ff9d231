package io.moorline.demo.annuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moorline.demo.example.GeneratorContract;
import io.moorline.demo.example.Progress;
import io.moorline.runtime.UserError;
import org.junit.jupiter.api.Test;

class AnnuityRowsIT extends GeneratorContract {

  private static final Progress SILENT = rows -> {};

  private static final String FACTS = "SELECT count(*) FROM staging.规模明细";
  private static final String CONTENT =
      """
      SELECT (to_jsonb(t) - 'id')::text FROM staging.规模明细 t
      UNION ALL SELECT to_jsonb(t)::text FROM business.年金计划 t
      UNION ALL SELECT to_jsonb(t)::text FROM business.组合计划 t
      ORDER BY 1\
      """;

  AnnuityRowsIT() {
    super(Annuity.EXAMPLE, FACTS, CONTENT);
  }

  @Test
  void shouldShowEveryOddityInTwoHundredRows() throws Exception {
    // Given
    AnnuityRows rows = new AnnuityRows(200, SEED);

    // When
    database.fill(rows);
    Expectations expected = rows.expectations(database.connection());

    // Then
    assertThat(expected)
        .usingRecursiveComparison()
        .ignoringFields("partlyBlankPlans", "plans", "portfolios")
        .isEqualTo(new Expectations(200, 2, 2, 2, 12, 40, 4, 4, 20, 2, 0, 0, 0));
    assertThat(expected.oddities().values()).hasSize(10).allMatch(count -> count > 0);
    assertThat(expected.plans()).isEqualTo(8);
    assertThat(expected.portfolios()).isEqualTo(16);
    assertThat(expected.written()).isEqualTo(196);
    assertThat(expected.quarantined()).isEqualTo(4);
    assertThat(expected.derived()).isEqualTo(24);
  }

  @Test
  void shouldNotMixTwoLoads() throws Exception {
    // Given
    new AnnuityRows(200, SEED).load(database, SILENT);

    // When / Then
    assertThatThrownBy(() -> new AnnuityRows(400, SEED).load(database, SILENT))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("200 rows with seed 42");
  }

  @Test
  void shouldBringReferencesInTheTransactionOfTheirFacts() throws Exception {
    // When
    new AnnuityRows(200, SEED).load(database, SILENT);

    // Then
    assertThat(
            database.count(
                "SELECT count(*) FROM staging.规模明细 f"
                    + " JOIN business.年金计划 p ON p.年金计划号 = f.计划代码 AND p.xmin = f.xmin"
                    + " JOIN business.组合计划 o ON o.组合代码 = f.组合代码 AND o.xmin = f.xmin"))
        .isEqualTo(4);
  }

  @Test
  void shouldEnterLatePortfoliosUnderAPlanThatExists() throws Exception {
    // When
    database.fill(new AnnuityRows(200, SEED));

    // Then
    assertThat(database.texts("SELECT 年金计划号 FROM business.组合计划 WHERE 组合代码 LIKE 'LT%'"))
        .containsExactly("EX000000", "EX000000");
  }
}
