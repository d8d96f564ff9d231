package io.moorline.demo.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.moorline.demo.example.ExampleDatabase;
import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.StackOptions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationRowsIT {

  private static final long SEED = 42;

  /** Nothing was changed yet. */
  private static final String EMPTY_CHANGE_LOG =
      """
      CREATE SCHEMA moorline;
      CREATE VIEW moorline.change_log AS
      SELECT '' AS entity_type, '' AS entity_key, '{}'::jsonb AS changed_fields,
             0 AS batch, 0 AS place
      WHERE false;
      """;

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
    RegistrationRows rows = new RegistrationRows(200, SEED);

    // When
    database.fill(rows);
    Map<String, Long> oddities = rows.oddities(database.connection());

    // Then
    assertThat(oddities.values()).hasSize(24).allMatch(count -> count > 0);
    assertThat(oddities)
        .containsEntry("found", 9L)
        .containsEntry("oddlyStored", 10L)
        .containsEntry("collisions", 5L)
        .containsEntry("colliding", 1L)
        .containsEntry("anchoredByVariant", 3L)
        .containsEntry("disagreeing", 1L)
        .containsEntry("mismatching", 1L)
        .containsEntry("withoutProduct", 2L)
        .containsEntry("linkedBefore", 2L)
        .containsEntry("raced", 2L)
        .containsEntry("late", 3L)
        .containsEntry("longTexts", 1L);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 30, 333, 1000})
  void shouldLoadAsManyRowsAsAsked(long asked) throws Exception {
    // Given
    RegistrationRows rows = new RegistrationRows(asked, SEED);
    List<Long> heard = new ArrayList<>();

    // When
    rows.enterEarly(database.connection());
    rows.load(database, heard::add);

    // Then
    assertThat(
            database.count("SELECT count(*) FROM products")
                + database.count("SELECT count(*) FROM product_variants"))
        .isEqualTo(asked);
    assertThat(heard).isSorted().last().isEqualTo(asked);
  }

  @Test
  void shouldShowEveryOddityEvenWhenSmall() throws Exception {
    // Given a row for each kind of product and variant
    RegistrationRows rows = new RegistrationRows(2L * Kind.values().length, SEED);

    // When
    database.fill(rows);

    // Then
    assertThat(database.texts("SELECT DISTINCT left(udi_di, 2) FROM products"))
        .hasSameSizeAs(Kind.values());
    assertThat(rows.oddities(database.connection()))
        .containsEntry("disagreeing", 1L)
        .containsEntry("mismatching", 1L);
  }

  @Test
  void shouldGoOnWhereAnInterruptedLoadStopped() throws Exception {
    // Given
    RegistrationRows rows = new RegistrationRows(700, SEED);
    List<String> undisturbed;
    try (ExampleDatabase other = newDatabase()) {
      other.fill(rows);
      undisturbed = content(other);
    }

    // When
    rows.enterEarly(database.connection());
    Throwable interrupted = catchThrowable(() -> rows.load(database, RegistrationRowsIT::dieLate));
    assertThat(interrupted).hasMessage("killed");
    database.fill(rows);
    database.fill(rows);

    // Then
    assertThat(content(database)).isEqualTo(undisturbed);
  }

  private static void dieLate(long rows) {
    if (rows > 300) {
      throw new IllegalStateException("killed");
    }
  }

  private static ExampleDatabase newDatabase() throws SQLException {
    ExampleDatabase database = ExampleDatabase.create(stack.postgres(), Registration.EXAMPLE);
    database.run(EMPTY_CHANGE_LOG);
    return database;
  }

  /** Without the numbers that the database gave. */
  private static List<String> content(ExampleDatabase database) throws SQLException {
    return database.texts(
        """
        SELECT (to_jsonb(r) - 'id')::text FROM registrations r
        UNION ALL
        SELECT (to_jsonb(p) - 'id' - 'registration_id')::text || r.registration_no
        FROM products p LEFT JOIN registrations r ON r.id = p.registration_id
        UNION ALL
        SELECT (to_jsonb(v) - 'id' - 'product_id')::text || p.udi_di
        FROM product_variants v LEFT JOIN products p ON p.id = v.product_id
        ORDER BY 1\
        """);
  }
}
