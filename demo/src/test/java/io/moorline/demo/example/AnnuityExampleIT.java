package io.moorline.demo.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.StackOptions;
import io.moorline.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnuityExampleIT {

  private static final Path SCHEMA = Path.of("../examples/annuity-reference-backfill/schema.sql");
  private static final long SEED = 42;
  private static final Progress SILENT = rows -> {};

  private static EmbeddedStack stack;
  private static int databases;

  @BeforeAll
  static void start() {
    stack = EmbeddedStack.start(StackOptions.temporary());
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  private static Connection newDatabase() throws SQLException, IOException {
    String name = "example_" + databases++;
    stack.postgres().createDatabase(name);
    Connection connection = stack.postgres().connect(name);
    try (Statement statement = connection.createStatement()) {
      statement.execute(Files.readString(SCHEMA));
    }
    return connection;
  }

  private static void loadAll(AnnuityExample example, Connection connection) throws SQLException {
    example.enterEarlyReferences(connection);
    example.load(connection, SILENT);
    example.enterLateReferences(connection);
  }

  private static List<String> content(Connection connection) throws SQLException {
    List<String> rows = new ArrayList<>();
    for (String table : List.of("staging.规模明细", "business.年金计划", "business.组合计划")) {
      try (Statement statement = connection.createStatement();
          ResultSet result =
              statement.executeQuery("SELECT t::text FROM " + table + " t ORDER BY 1")) {
        while (result.next()) {
          rows.add(table + result.getString(1));
        }
      }
    }
    return rows;
  }

  @Test
  void shouldShowEveryOddityInTwoHundredRows() throws Exception {
    // Given
    AnnuityExample example = new AnnuityExample(200, SEED);

    // When
    try (Connection connection = newDatabase()) {
      loadAll(example, connection);
      Expectations expected = example.expectations(connection);

      // Then
      assertThat(expected)
          .usingRecursiveComparison()
          .ignoringFields("partlyBlankPlans", "plans", "portfolios")
          .isEqualTo(new Expectations(200, 2, 2, 2, 12, 40, 4, 4, 20, 2, 0, 0, 0));
      assertThat(expected.partlyBlankPlans()).isPositive();
      assertThat(expected.plans()).isEqualTo(8);
      assertThat(expected.portfolios()).isEqualTo(16);
      assertThat(expected.written()).isEqualTo(196);
      assertThat(expected.quarantined()).isEqualTo(4);
      assertThat(expected.derived()).isEqualTo(24);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 50, 333, 1000})
  void shouldLoadAsManyRowsAsAsked(long rows) throws Exception {
    // Given
    AnnuityExample example = new AnnuityExample(rows, SEED);
    List<Long> heard = new ArrayList<>();

    // When
    try (Connection connection = newDatabase()) {
      example.load(connection, heard::add);

      // Then
      assertThat(example.expectations(connection).facts()).isEqualTo(rows);
      assertThat(heard).isSorted().last().isEqualTo(rows);
    }
  }

  @Test
  void shouldGoOnWhereAnInterruptedLoadStopped() throws Exception {
    // Given
    AnnuityExample example = new AnnuityExample(700, SEED);
    List<String> undisturbed;
    try (Connection connection = newDatabase()) {
      loadAll(example, connection);
      undisturbed = content(connection);
    }

    // When
    try (Connection connection = newDatabase()) {
      example.enterEarlyReferences(connection);
      Throwable interrupted =
          catchThrowable(
              () ->
                  example.load(
                      connection,
                      rows -> {
                        if (rows > 300) {
                          throw new IllegalStateException("killed");
                        }
                      }));
      assertThat(interrupted).hasMessage("killed");
      loadAll(example, connection);
      loadAll(example, connection);

      // Then
      assertThat(withoutIds(content(connection))).isEqualTo(withoutIds(undisturbed));
    }
  }

  private static List<String> withoutIds(List<String> rows) {
    return rows.stream().map(row -> row.replaceFirst("\\(\\d+,", "(")).sorted().toList();
  }

  @Test
  void shouldNotMixTwoLoads() throws Exception {
    try (Connection connection = newDatabase()) {
      new AnnuityExample(200, SEED).load(connection, SILENT);

      assertThatThrownBy(() -> new AnnuityExample(400, SEED).load(connection, SILENT))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("200 rows with seed 42");
    }
  }

  @Test
  void shouldBringReferencesInTheTransactionOfTheirFacts() throws Exception {
    try (Connection connection = newDatabase()) {
      new AnnuityExample(200, SEED).load(connection, SILENT);

      try (Statement statement = connection.createStatement();
          ResultSet result =
              statement.executeQuery(
                  "SELECT count(*) FROM staging.规模明细 f"
                      + " JOIN business.年金计划 p ON p.年金计划号 = f.计划代码 AND p.xmin = f.xmin"
                      + " JOIN business.组合计划 o ON o.组合代码 = f.组合代码 AND o.xmin = f.xmin")) {
        result.next();
        assertThat(result.getLong(1)).isEqualTo(4);
      }
    }
  }

  @Test
  void shouldEnterLatePortfoliosUnderAPlanThatExists() throws Exception {
    try (Connection connection = newDatabase()) {
      loadAll(new AnnuityExample(200, SEED), connection);

      try (Statement statement = connection.createStatement();
          ResultSet result =
              statement.executeQuery(
                  "SELECT count(*), min(年金计划号) FROM business.组合计划 WHERE 组合代码 LIKE 'LT%'")) {
        result.next();
        assertThat(result.getLong(1)).isEqualTo(2);
        assertThat(result.getString(2)).isEqualTo("EX000000");
      }
    }
  }
}
