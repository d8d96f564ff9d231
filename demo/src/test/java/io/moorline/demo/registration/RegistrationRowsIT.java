package io.moorline.demo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.demo.example.GeneratorContract;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrationRowsIT extends GeneratorContract {

  /** Nothing was changed yet. */
  private static final String EMPTY_CHANGE_LOG =
      """
      CREATE SCHEMA moorline;
      CREATE VIEW moorline.change_log AS
      SELECT '' AS entity_type, '' AS entity_key, '{}'::jsonb AS changed_fields,
             0 AS batch, 0 AS place
      WHERE false;
      """;

  private static final String FACTS =
      "SELECT (SELECT count(*) FROM products) + (SELECT count(*) FROM product_variants)";
  private static final String CONTENT =
      """
      SELECT (to_jsonb(r) - 'id')::text FROM registrations r
      UNION ALL
      SELECT (to_jsonb(p) - 'id' - 'registration_id')::text || r.registration_no
      FROM products p LEFT JOIN registrations r ON r.id = p.registration_id
      UNION ALL
      SELECT (to_jsonb(v) - 'id' - 'product_id')::text || p.udi_di
      FROM product_variants v LEFT JOIN products p ON p.id = v.product_id
      ORDER BY 1\
      """;

  RegistrationRowsIT() {
    super(Registration.EXAMPLE, FACTS, CONTENT);
  }

  @BeforeEach
  void addChangeLog() throws SQLException {
    database.run(EMPTY_CHANGE_LOG);
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
}
