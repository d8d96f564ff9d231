package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.demo.Figures;
import io.moorline.demo.registration.Registration;
import java.sql.SQLException;
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

/** What the seed of the registration example asks for, on real servers: one load, many looks. */
@ExtendWith(World.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RegistrationAnchorIT {

  private static final int ROWS = 800;
  private static final long SEED = 9;

  /** As PostgreSQL understands the key rule. */
  private static final String KEYS =
      """
      CREATE TEMP VIEW keyed AS
      SELECT 'product' AS entity, id::text, reg_no AS spelled FROM products
      UNION ALL SELECT 'product_variant', id::text, registry_no FROM product_variants\
      """;

  private ExampleRun run;
  private Sql sql;
  private Figures figures;

  @BeforeAll
  void load() throws SQLException {
    run = ExampleRun.finished("anchor", Registration.EXAMPLE, Map.of(), ROWS, SEED);
    sql = run.sql();
    figures = run.figures();
    sql.run(KEYS);
  }

  @AfterAll
  void close() {
    run.close();
  }

  @Test
  void shouldShowEveryOddity() {
    assertThat(figures.oddities()).hasSize(24);
    assertThat(figures.oddities())
        .allSatisfy((name, count) -> assertThat(count).as(name).isPositive());
  }

  @Test
  void shouldTellTheTruth() {
    assertThat(figures.facts()).isEqualTo(ROWS);
    assertThat(figures.derived())
        .isEqualTo(sql.count("SELECT count(*) FROM registrations WHERE recorded_by IS NULL"))
        .isEqualTo(oddity("toCreate"));
    assertThat(figures.written())
        .isEqualTo(
            sql.count(
                "SELECT count(*) FROM (SELECT DISTINCT entity_type, entity_key"
                    + " FROM moorline.change_log WHERE entity_type <> 'registration') changed"));
    assertThat(figures.changeLog())
        .isEqualTo(sql.count("SELECT count(*) FROM moorline.change_log"));
    assertThat(figures.openLinks())
        .isEqualTo(sql.count("SELECT count(*) FROM moorline.open_link"))
        .isEqualTo(oddity("colliding") + oddity("disagreeing") + oddity("unregistered"));
    assertThat(figures.absent())
        .isEqualTo(sql.count("SELECT count(*) FROM keyed WHERE spelled IS NULL"));
    assertThat(figures.parked()).isZero();
    assertThat(figures.quarantined()).isEmpty();
  }

  @Test
  void shouldSpellEveryNumberInOneWay() {
    assertThat(
            sql.rows(
                "SELECT spelled FROM keyed WHERE spelled <> pg_temp.registration_key(spelled)"))
        .isEmpty();
    assertThat(
            sql.count(
                "SELECT count(*) FROM keyed WHERE spelled IS NOT NULL"
                    + " AND pg_temp.registration_key(spelled) IS NULL"))
        .isZero();
  }

  @Test
  void shouldChangeASpellingOnlyWhereItDiffers() {
    assertThat(
            sql.rows(
                """
                SELECT entity_key FROM moorline.change_log, jsonb_each(changed_fields) field
                WHERE operation = 'update' AND field.value -> 'old' = field.value -> 'new'\
                """))
        .isEmpty();
    assertThat(
            sql.count(
                "SELECT count(*) FROM moorline.change_log, jsonb_object_keys(changed_fields) field"
                    + " WHERE field IN ('reg_no', 'registry_no')"))
        .isEqualTo(ROWS - oddity("alreadyNormalized") - oddity("none"));
  }

  @Test
  void shouldLinkEveryProductToItsOnlyRegistration() {
    assertThat(
            sql.rows(
                """
                SELECT p.udi_di FROM products p LEFT JOIN registrations r ON r.id = p.registration_id
                WHERE p.reg_no IS NOT NULL AND p.udi_di !~ '^(LI|CO)-'
                  AND pg_temp.registration_key(r.registration_no) IS DISTINCT FROM p.reg_no\
                """))
        .isEmpty();
  }

  @Test
  void shouldCreateMissingRegistrationsFromProductsOnly() {
    assertThat(
            sql.rows(
                """
                SELECT registration_no FROM registrations r
                WHERE recorded_by IS NULL AND (NOT _needs_review OR _source <> 'auto_derived'
                  OR NOT EXISTS (SELECT FROM products WHERE reg_no = registration_no))\
                """))
        .isEmpty();
    assertThat(
            sql.count(
                "SELECT count(*) FROM registrations r JOIN product_variants v"
                    + " ON v.registry_no = r.registration_no WHERE v.di LIKE 'UN-%'"))
        .isZero();
  }

  @Test
  void shouldSkipCollisionsAndListThem() {
    assertThat(sql.count("SELECT count(*) FROM moorline.collision"))
        .isEqualTo(oddity("collisions"));
    assertThat(sql.count("SELECT count(registration_id) FROM products WHERE udi_di LIKE 'CO-%'"))
        .isZero();
    assertThat(verdicts("CO")).containsExactly(List.of("ambiguous", "" + oddity("colliding")));
  }

  @Test
  void shouldAnchorProductsByTheirVariants() {
    assertThat(
            sql.count(
                """
                SELECT count(*) FROM products p
                JOIN registrations r ON r.id = p.registration_id
                JOIN product_variants v ON v.product_id = p.id AND v.registry_no = r.registration_no
                WHERE p.udi_di LIKE 'AN-%' AND p.reg_no IS NULL\
                """))
        .isEqualTo(oddity("anchoredByVariant"));
    assertThat(
            sql.rows(
                """
                SELECT DISTINCT after_raw ->> 'backfill' FROM moorline.change_log c
                JOIN products p ON p.id::text = c.entity_key
                WHERE entity_type = 'product' AND p.udi_di ~ '^(AN|AW)-'
                  AND changed_fields ? 'registration_id'\
                """))
        .containsExactly(List.of("registration_anchor_from_variant"));
  }

  @Test
  void shouldNotChooseBetweenVariantsThatDisagree() {
    assertThat(sql.count("SELECT count(registration_id) FROM products WHERE udi_di LIKE 'DA-%'"))
        .isZero();
    assertThat(verdicts("DA")).containsExactly(List.of("disagreeing", "" + oddity("disagreeing")));
  }

  @Test
  void shouldListVariantsThatContradictTheirProduct() {
    assertThat(
            sql.rows(
                "SELECT v.di FROM moorline.mismatch m JOIN product_variants v ON v.id::text ="
                    + " m.entity_key WHERE m.dataset = 'product_variant' ORDER BY 1"))
        .isEqualTo(sql.rows("SELECT di FROM product_variants WHERE di LIKE 'MI-%' ORDER BY 1"))
        .hasSize((int) oddity("mismatching"));
  }

  @Test
  void shouldWaitForWhatOnlyVariantsName() {
    assertThat(verdicts("UN")).containsExactly(List.of("missing", "" + oddity("unregistered")));
    assertThat(
            sql.count(
                "SELECT count(*) FROM products p JOIN registrations r ON r.id = p.registration_id"
                    + " WHERE p.udi_di LIKE 'AW-%' AND r.recorded_by = 'clerk'"))
        .isEqualTo(sql.count("SELECT count(*) FROM products WHERE udi_di LIKE 'AW-%'"));
  }

  @Test
  void shouldLeaveLinksThatPeopleMade() {
    assertThat(
            sql.count(
                """
                SELECT count(*) FROM products p JOIN registrations r ON r.id = p.registration_id
                WHERE p.udi_di LIKE 'LI-%' AND r.registration_no <> p.reg_no\
                """))
        .isEqualTo(oddity("linkedBefore"));
  }

  @Test
  void shouldTakeRegistrationsThatAnotherWriterCreatesMeanwhile() {
    assertThat(
            sql.count(
                "SELECT count(*) FROM products p JOIN registrations r ON r.id = p.registration_id"
                    + " WHERE p.udi_di LIKE 'RA-%' AND r.recorded_by = 'registry sync'"))
        .isEqualTo(oddity("raced"));
  }

  @Test
  void shouldLeaveEveryOtherColumnAlone() {
    assertThat(
            sql.rows(
                "SELECT DISTINCT entity_type, field FROM moorline.change_log,"
                    + " jsonb_object_keys(changed_fields) field WHERE operation = 'update'"
                    + " ORDER BY 1, 2"))
        .containsExactly(
            List.of("product", "reg_no"),
            List.of("product", "registration_id"),
            List.of("product_variant", "registry_no"));
    assertThat(sql.count("SELECT count(*) FROM products WHERE length(instructions) > 8000"))
        .isEqualTo(oddity("longTexts"));
  }

  @Test
  void shouldLogEveryWriteUnderItsBackfill() {
    assertThat(
            sql.rows(
                "SELECT DISTINCT entity_type, operation, after_raw ->> 'backfill'"
                    + " FROM moorline.change_log ORDER BY 1, 2, 3"))
        .containsExactly(
            List.of("product", "update", "registration_anchor"),
            List.of("product", "update", "registration_anchor_from_variant"),
            List.of("product_variant", "update", "registration_anchor"),
            List.of("registration", "insert", "registration_anchor"));
    assertThat(
            sql.count(
                "SELECT count(*) FROM moorline.change_log WHERE after_raw ->> 'timestamp' IS NULL"))
        .isZero();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void shouldWriteNothingWhenItRunsAgainOrChangesAreReplayed() throws SQLException {
    // Given
    String[] tables = {"registrations", "products", "product_variants"};
    List<List<String>> once = run.versions(tables);

    // When
    run.load();

    // Then
    assertThat(run.versions(tables)).isEqualTo(once);

    // When
    run.replay();

    // Then
    assertThat(run.versions(tables)).isEqualTo(once);
  }

  private long oddity(String name) {
    return figures.oddities().get(name);
  }

  /** Of the open links of products whose identifier begins so. */
  private List<List<String>> verdicts(String code) {
    return sql.rows(
        """
        SELECT o.verdict, count(*) FROM moorline.open_link o
        JOIN products p ON p.id::text = o.entity_key
        WHERE o.dataset = 'product' AND p.udi_di LIKE '%s-%%' GROUP BY 1\
        """
            .formatted(code));
  }
}
