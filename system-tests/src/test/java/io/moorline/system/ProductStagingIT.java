package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.demo.Figures;
import io.moorline.demo.product.ProductStaging;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the seed of the product example asks for, on real servers: one load, many looks. */
@ExtendWith(World.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProductStagingIT {

  private static final int ROWS = 800;
  private static final long SEED = 9;

  private static final String NEWEST =
      """
      CREATE TEMP VIEW newest AS
      SELECT DISTINCT ON (brand_code, sku) * FROM products_staging
      WHERE btrim(brand_code) <> '' AND btrim(sku) <> ''
      ORDER BY brand_code, sku, src_updated_at DESC, staging_id DESC\
      """;

  private ExampleRun run;
  private Sql sql;
  private Figures figures;

  @BeforeAll
  void load() throws SQLException {
    run = ExampleRun.finished("products", ProductStaging.EXAMPLE, Map.of(), ROWS, SEED);
    sql = run.sql();
    figures = run.figures();
    sql.run(NEWEST);
  }

  @AfterAll
  void close() {
    run.close();
  }

  @Test
  void shouldShowEveryOddity() {
    assertThat(figures.oddities()).hasSize(17);
    assertThat(figures.oddities())
        .allSatisfy((name, count) -> assertThat(count).as(name).isPositive());
  }

  @Test
  void shouldTellTheTruth() {
    assertThat(figures.facts()).isEqualTo(ROWS);
    assertThat(figures.written())
        .isEqualTo(sql.count("SELECT count(*) FROM products"))
        .isEqualTo(sql.count("SELECT count(*) FROM newest"));
    assertThat(figures.changeLog())
        .isEqualTo(sql.count("SELECT count(*) FROM moorline.change_log"));
    assertThat(figures.quarantined())
        .containsExactly(Map.entry("no_key", figures.oddities().get("withoutKey")));
    assertThat(figures.parked()).isZero();
    assertThat(figures.derived()).isZero();
  }

  @Test
  void shouldEndAsTheNewestDeliveryWhateverTheOrderOfArrival() {
    assertThat(
            sql.rows(
                """
                SELECT sku FROM products p FULL JOIN newest s USING (brand_code, sku)
                WHERE (p.name, p.price, p.src_updated_at, p.staging_id)
                  IS DISTINCT FROM (s.name, s.price, s.src_updated_at, s.staging_id)\
                """))
        .isEmpty();
    assertThat(
            sql.count(
                "SELECT count(*) FROM newest s JOIN products p USING (brand_code, sku)"
                    + " WHERE sku ~ '^(OK|RE|SH|TI|RD|AB|BR|LA|RS)-'"
                    + " AND p.attributes <> s.attributes::jsonb"))
        .isZero();
  }

  @Test
  void shouldHoldOneProductForABrandAndItsNumber() {
    assertThat(
            sql.rows(
                "SELECT sku FROM products WHERE sku LIKE 'BR-%' GROUP BY sku"
                    + " HAVING count(DISTINCT brand_code) = 2"))
        .hasSize(figures.oddities().get("sharedNumbers").intValue());
    assertThat(sql.rows("SELECT brand_code, sku FROM products GROUP BY 1, 2 HAVING count(*) > 1"))
        .isEmpty();
  }

  @Test
  void shouldWriteAttributesInOneWay() {
    assertThat(
            sql.rows(
                """
                SELECT DISTINCT array_agg(k ORDER BY k)::text, attributes ->> 'weight',
                  (attributes ->> 'size') ~ '^[0-9]+$',
                  (attributes ->> 'color') IN ('red', 'blue', '黑色', 'white')
                FROM products, jsonb_object_keys(attributes) k WHERE sku LIKE 'SP-%'
                GROUP BY id\
                """))
        .containsExactly(List.of("{color,size,tags,weight}", "1.5", "t", "t"));
    assertThat(sql.rows("SELECT DISTINCT attributes::text FROM products WHERE sku LIKE 'EM-%'"))
        .extracting(row -> row.get(0))
        .containsExactlyInAnyOrder(null, "{}");
  }

  @Test
  void shouldWriteNoNewVersionForOtherWordsOfTheSame() {
    assertThat(
            sql.rows(
                "SELECT entity_key, count(*) FROM product_change_log"
                    + " WHERE entity_key LIKE '%|RS-%' GROUP BY 1 HAVING count(*) > 1"))
        .isEmpty();
    assertThat(
            sql.rows(
                """
                SELECT entity_key, changed_fields FROM product_change_log
                WHERE operation = 'update' AND changed_fields ? 'data_version'
                  AND NOT changed_fields ?| array['name', 'price', 'attributes']\
                """))
        .isEmpty();
  }

  @Test
  void shouldKeepTheLongTextOfTheDeliveryThatCounts() {
    assertThat(
            sql.count(
                "SELECT count(*) FROM newest s JOIN products p USING (brand_code, sku) WHERE"
                    + " p.price = 0.01 AND p.attributes ->> 'text' = s.attributes ->> 'text'"))
        .isEqualTo(figures.oddities().get("touchedLater"));
  }

  @Test
  void shouldLogUnderTheNameThatTheFileSays() {
    assertThat(sql.rows("SELECT * FROM product_change_log ORDER BY batch, place"))
        .isNotEmpty()
        .isEqualTo(
            sql.rows(
                "SELECT * FROM moorline.change_log WHERE table_name = 'public.products'"
                    + " ORDER BY batch, place"));
    assertThat(
            sql.rows(
                """
                SELECT DISTINCT after_raw ->> 'backfill', entity_type,
                  (after_raw ->> 'source_position') ~ '^[0-9a-f]{4}-[0-9a-f]{16}-[0-9a-f]{8}$'
                FROM product_change_log\
                """))
        .singleElement()
        .satisfies(entry -> assertThat(entry.subList(1, 3)).containsExactly("product", "t"));
  }

  @Test
  void shouldShowTheCommittedOffsetsAsTheWatermark() {
    List<List<String>> committed = new ArrayList<>();
    Broker.committed(run.sinkGroup())
        .forEach(
            (partition, offset) ->
                committed.add(
                    List.of(partition.topic(), "" + partition.partition(), "" + offset.offset())));
    committed.sort(Comparator.comparing(List::toString));

    assertThat(sql.rows("SELECT topic, partition, next_offset FROM moorline.etl_watermark"))
        .containsExactlyInAnyOrderElementsOf(committed);
    assertThat(
            sql.rows(
                """
                SELECT count(DISTINCT id), count(*), bool_and(updated_at >= last_processed_at),
                  bool_and(last_processed_id LIKE '%|%')
                FROM moorline.etl_watermark WHERE table_name = 'public.products'\
                """))
        .containsExactly(List.of("3", "3", "t", "t"));
  }

  /** The seed's way: src_updated_at > watermark, ordered by it, so many at a time. */
  @Test
  void shouldNotLoseWhatACursorOverTimesLoses() {
    // Given
    Set<String> read = new HashSet<>();
    String watermark = "-infinity";
    List<List<String>> batch;
    do {
      batch =
          sql.rows(
              """
              SELECT staging_id, src_updated_at FROM products_staging
              WHERE src_updated_at > '%s' ORDER BY src_updated_at LIMIT 100\
              """
                  .formatted(watermark));
      for (List<String> row : batch) {
        read.add(row.get(0));
        watermark = row.get(1);
      }
    } while (!batch.isEmpty());

    // When
    List<List<String>> lost =
        sql.rows("SELECT staging_id FROM newest").stream()
            .filter(row -> !read.contains(row.get(0)))
            .toList();

    // Then
    assertThat(lost).hasSizeGreaterThan(10);
    assertThat(sql.rows("SELECT staging_id FROM products")).containsAll(lost);
  }

  @Test
  @Order(Integer.MAX_VALUE - 1)
  void shouldOnlyMoveTheTimeOnWhenTheSameIsDeliveredAgain() throws SQLException {
    // Given
    String product =
        " FROM products WHERE sku = (SELECT min(sku) FROM products" + " WHERE sku LIKE 'SP-%')";
    List<List<String>> before = sql.rows("SELECT id, data_version, attributes" + product);

    // When a newer one says the same, and then one between the two something else
    sql.run(
        "INSERT INTO products_staging (staging_id, brand_code, sku, name, price, attributes,"
            + " src_updated_at) SELECT 1000001, brand_code, sku, name, price,"
            + " (' ' || attributes::text)::json, '2030-01-03'"
            + product);
    run.awaitRest();
    sql.run(
        "INSERT INTO products_staging (staging_id, brand_code, sku, name, price, attributes,"
            + " src_updated_at) SELECT 1000002, brand_code, sku, 'other', 1, '{}', '2030-01-02'"
            + product);
    run.awaitRest();

    // Then
    assertThat(sql.rows("SELECT id, data_version, attributes" + product)).isEqualTo(before);
    assertThat(sql.count("SELECT staging_id" + product)).isEqualTo(1_000_001);
    assertThat(
            sql.rows(
                "SELECT k FROM product_change_log, jsonb_object_keys(changed_fields) k"
                    + " WHERE after_json ->> 'staging_id' = '1000001' ORDER BY 1"))
        .containsExactly(
            List.of("_source_position"), List.of("src_updated_at"), List.of("staging_id"));
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void shouldWriteNothingWhenItRunsAgainOrChangesAreReplayed() throws SQLException {
    // Given
    List<List<String>> once = run.versions("products");

    // When
    run.load();

    // Then
    assertThat(run.versions("products")).isEqualTo(once);

    // When all deliveries come again, unchanged
    sql.run("UPDATE products_staging SET name = name");
    run.awaitRest();

    // Then
    assertThat(run.versions("products")).isEqualTo(once);

    // When
    run.replay();

    // Then
    assertThat(run.versions("products")).isEqualTo(once);
  }
}
