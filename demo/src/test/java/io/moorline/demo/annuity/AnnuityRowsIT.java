package io.moorline.demo.annuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.moorline.demo.example.ExampleDatabase;
import io.moorline.demo.example.Progress;
import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.StackOptions;
import io.moorline.runtime.UserError;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnuityRowsIT {

  private static final long SEED = 42;
  private static final Progress SILENT = rows -> {};

  private static EmbeddedStack stack;

  private ExampleDatabase database;

  @BeforeAll
  static void start() {
    stack = EmbeddedStack.start(StackOptions.temporary());
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @BeforeEach
  void create() throws SQLException {
    database = newDatabase();
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
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

  @ParameterizedTest
  @ValueSource(longs = {10, 50, 333, 1000})
  void shouldLoadAsManyRowsAsAsked(long asked) throws Exception {
    // Given
    AnnuityRows rows = new AnnuityRows(asked, SEED);
    List<Long> heard = new ArrayList<>();

    // When
    rows.load(database, heard::add);

    // Then
    assertThat(rows.expectations(database.connection()).facts()).isEqualTo(asked);
    assertThat(heard).isSorted().last().isEqualTo(asked);
  }

  @Test
  void shouldGoOnWhereAnInterruptedLoadStopped() throws Exception {
    // Given
    AnnuityRows rows = new AnnuityRows(700, SEED);
    List<String> undisturbed;
    try (ExampleDatabase other = newDatabase()) {
      other.fill(rows);
      undisturbed = content(other);
    }

    // When
    rows.enterEarly(database.connection());
    Throwable interrupted = catchThrowable(() -> rows.load(database, AnnuityRowsIT::dieLate));
    assertThat(interrupted).hasMessage("killed");
    database.fill(rows);
    database.fill(rows);

    // Then
    assertThat(content(database)).isEqualTo(undisturbed);
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

  private static void dieLate(long rows) {
    if (rows > 300) {
      throw new IllegalStateException("killed");
    }
  }

  private static ExampleDatabase newDatabase() throws SQLException {
    return ExampleDatabase.create(stack.postgres(), Annuity.EXAMPLE);
  }

  /** Without the numbers that the database gave. */
  private static List<String> content(ExampleDatabase database) throws SQLException {
    return database.texts(
        """
        SELECT (to_jsonb(t) - 'id')::text FROM staging.规模明细 t
        UNION ALL SELECT to_jsonb(t)::text FROM business.年金计划 t
        UNION ALL SELECT to_jsonb(t)::text FROM business.组合计划 t
        ORDER BY 1\
        """);
  }
}
