package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.moorline.demo.Figures;
import io.moorline.demo.hybrid.Hybrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the seed of the hybrid strategy asks for, on real servers: one load, many looks. */
@ExtendWith(World.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HybridStrategyIT {

  private static final int ROWS = 800;
  private static final long SEED = 5;

  private static final Map<String, String> EVERY_THREE_SECONDS =
      Map.of("HYBRID_SCHEDULE", "*/3 * * * * *");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String BY_SOURCE =
      """
      SELECT _source, count(*) AS record_count,
        sum(CASE WHEN _needs_review THEN 1 ELSE 0 END) AS pending_review
      FROM business.年金计划 GROUP BY _source ORDER BY 1\
      """;

  private static final String DERIVED_LINES =
      """
      SELECT round(100.0 * count(*) FILTER (WHERE _source = 'auto_derived') / count(*))
      FROM business.产品线\
      """;

  private ExampleRun run;
  private Sql sql;
  private Figures figures;

  @BeforeAll
  void load() throws SQLException {
    run = ExampleRun.finished("hybrid", Hybrid.EXAMPLE, EVERY_THREE_SECONDS, ROWS, SEED);
    sql = run.sql();
    figures = run.figures();
  }

  @AfterAll
  void close() {
    run.close();
  }

  @Test
  @Order(1)
  void shouldShowEveryOddity() {
    assertThat(figures.oddities()).hasSize(13);
    assertThat(figures.oddities())
        .allSatisfy((name, count) -> assertThat(count).as(name).isPositive());
    assertThat(figures.oddities())
        .containsEntry("correctedByHand", 5L)
        .containsEntry("changedByTheAuthority", 5L)
        .containsEntry("droppedByTheAuthority", 3L)
        .containsEntry("twiceInOneAuthority", 3L)
        .containsEntry("neededByAnAuthority", 2L)
        .containsEntry("withoutKey", 1L)
        .containsEntry("fromTheFile", 5L);
  }

  @Test
  @Order(1)
  void shouldWriteEveryFactAfterItsReferences() {
    assertThat(figures.facts()).isEqualTo(ROWS);
    assertThat(figures.written()).isEqualTo(ROWS);
    assertThat(figures.parked()).isZero();
    assertThat(figures.changeLog())
        .isEqualTo(sql.count("SELECT count(*) FROM moorline.change_log"));
    assertThat(
            sql.count(
                "SELECT count(*) FROM business.规模明细 WHERE num_nulls(计划代码, 组合代码, 机构代码,"
                    + " 产品线代码) > 0"))
        .isZero();
  }

  @Test
  @Order(1)
  void shouldWriteWhatAnAuthorityKnowsBeforeAnyFact() {
    assertThat(
            sql.rows(
                """
                SELECT DISTINCT _source, _needs_review, _derived_from_domain, _derived_at,
                  计划全称 = '计划' || 年金计划号
                FROM business.年金计划 WHERE 年金计划号 ~ '^(AU|SP|GO|DU)'\
                """))
        .singleElement()
        .satisfies(row -> assertThat(row).containsExactly("authoritative", "f", null, null, "t"));
    assertThat(
            sql.rows(
                "SELECT DISTINCT operation, after_raw ->> 'backfill' FROM moorline.change_log"
                    + " WHERE entity_type = 'plan' AND entity_key LIKE 'AU%'"))
        .containsExactly(List.of("insert", "authority"));
  }

  @Test
  @Order(1)
  void shouldTakeOverWhatAnAuthorityLearns() {
    assertThat(
            sql.rows(
                """
                SELECT DISTINCT _source, _needs_review, _derived_from_domain, _derived_at,
                  计划全称 = '计划' || 年金计划号, 客户名称 = '客户' || 年金计划号
                FROM business.年金计划 WHERE 年金计划号 ~ '^(TK|BL)'\
                """))
        .singleElement()
        .satisfies(
            row -> assertThat(row).containsExactly("authoritative", "f", null, null, "t", "t"));
    assertThat(
            sql.rows(
                """
                SELECT operation, after_json ->> '_source', after_json ->> '_derived_from_domain'
                FROM moorline.change_log WHERE entity_type = 'plan' AND entity_key = 'TK0001'
                  AND (operation = 'insert' OR changed_fields ? '_source') ORDER BY batch, place\
                """))
        .containsExactly(
            List.of("insert", "auto_derived", "annuity_performance"),
            Arrays.asList("update", "authoritative", null));
  }

  @Test
  @Order(1)
  void shouldNotOverwriteWhatPeopleCorrected() {
    assertThat(sql.rows("SELECT DISTINCT left(计划全称, 4) FROM business.年金计划 WHERE 年金计划号 LIKE 'HC%'"))
        .containsExactly(List.of("核对过的"));
    assertThat(sql.rows("SELECT DISTINCT left(计划全称, 3) FROM business.年金计划 WHERE 年金计划号 LIKE 'CH%'"))
        .containsExactly(List.of("新计划"));
  }

  @Test
  @Order(1)
  void shouldReadTheFileAgainWhenItChanges() {
    assertThat(sql.rows("SELECT 产品线名称, 负责人, _source FROM business.产品线 WHERE 产品线代码 = 'PL-09'"))
        .containsExactly(List.of("养老金产品", "赵静", "authoritative"));
  }

  @Test
  @Order(1)
  void shouldTellHowGoodTheDataIs() {
    List<List<String>> bySource = sql.rows(BY_SOURCE);

    assertThat(bySource)
        .extracting(row -> row.get(0))
        .containsExactly("authoritative", "auto_derived");
    assertThat(bySource.get(0).get(2)).isEqualTo("0");
    assertThat(bySource.get(1).get(1))
        .isEqualTo(bySource.get(1).get(2))
        .isEqualTo("" + figures.oddities().get("onlyDerived"));
  }

  @Test
  @Order(2)
  void shouldWriteNothingWhenChangesAreReplayed() throws SQLException {
    // Given
    String[] tables = {"business.年金计划", "business.组合计划", "business.规模明细"};
    List<List<String>> once = run.versions(tables);

    // When
    run.replay();

    // Then
    assertThat(run.versions(tables)).isEqualTo(once);
  }

  /** Each day facts bring five new product lines, of which somebody writes four down at night. */
  @Test
  @Order(3)
  void shouldDeriveLessFromDayToDay() throws Exception {
    List<Long> shares = new ArrayList<>();
    StringBuilder learned = new StringBuilder();
    for (int day = 1; day <= 3; day++) {
      for (int line = 0; line < 5; line++) {
        fact("D" + day + line, "AU0001", "QAU0001", "DAY" + day + line);
        if (line < 4 || day == 3) {
          learned.append("- { 产品线代码: DAY%d%d, 产品线名称: 已知 }\n".formatted(day, line));
        }
      }
      run.awaitRest();
      shares.add(sql.count(DERIVED_LINES));
      write(learned.toString());
      learned.setLength(0);
      int known = day == 3 ? 5 : 4;
      String code = "DAY" + day + (known - 1);
      awaitSource("产品线", "产品线代码", code, "authoritative");
      run.awaitRest();
      shares.add(sql.count(DERIVED_LINES));
    }

    assertThat(shares.get(1)).isLessThan(shares.get(0));
    assertThat(shares.get(3)).isLessThan(shares.get(2));
    assertThat(shares.get(5)).isLessThan(shares.get(3));
    assertThat(List.of(shares.get(0), shares.get(2), shares.get(4)))
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  @Order(4)
  void shouldGoOnWithoutAnAuthorityThatIsAway() throws SQLException {
    // Given
    World.stack().stopMariaDb();

    // When
    fact("AWAY", "zz 1", "qzz1", "PL-01");
    run.awaitRest();

    // Then
    assertThat(sql.count("SELECT count(*) FROM business.规模明细 WHERE 流水号 = 'AWAY'")).isOne();
    awaitSource("年金计划", "年金计划号", "ZZ1", "auto_derived");

    // When
    World.stack().startMariaDb();
    try (Connection hub = run.elsewhere().server().open();
        Statement statement = hub.createStatement()) {
      statement.execute("INSERT INTO annuity_hub.年金计划 VALUES ('ZZ1', '补录', '单一计划', NULL)");
    }

    // Then
    awaitSource("年金计划", "年金计划号", "ZZ1", "authoritative");
    assertThat(sql.rows("SELECT 计划全称 FROM business.年金计划 WHERE 年金计划号 = 'ZZ1'"))
        .containsExactly(List.of("补录"));
  }

  private void fact(String serial, String plan, String portfolio, String line) {
    sql.run(
        """
        INSERT INTO staging.规模明细 (流水号, 月度, 计划代码, 计划名称, 组合代码, 机构代码, 产品线代码)
        VALUES ('%s', '2026-03-01', '%s', '新', '%s', 'BJ1', '%s')\
        """
            .formatted(serial, plan, portfolio, line));
  }

  private void write(String lines) throws IOException {
    Path file = run.elsewhere().directory().resolve("product_lines.yml");
    Files.writeString(file, lines, StandardOpenOption.APPEND);
  }

  private void awaitSource(String table, String column, String key, String source) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .until(
            () ->
                sql.count(
                        "SELECT count(*) FROM business.%s WHERE %s = '%s' AND _source = '%s'"
                            .formatted(table, column, key, source))
                    == 1);
  }
}
