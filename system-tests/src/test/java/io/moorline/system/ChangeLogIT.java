package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Triggers that the test puts on the tables are the witness: the change_log says what they saw. */
@ExtendWith(World.class)
class ChangeLogIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final List<String> TABLES = List.of("年金计划", "组合计划", "规模明细");

  private static final String WITNESS =
      """
      CREATE TABLE public.witness (
        seen bigserial, application text, table_name text, old jsonb, new jsonb);
      CREATE FUNCTION public.witness() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO public.witness (application, table_name, old, new)
        VALUES (current_setting('application_name'), TG_TABLE_NAME, to_jsonb(OLD), to_jsonb(NEW));
        RETURN NULL;
      END $$\
      """;

  /** One line per row version, numbered per row, from either side; both must tell the same. */
  private static final String DISAGREEMENTS =
      """
      WITH seen AS (
        SELECT table_name, old, new, row_number() OVER (PARTITION BY table_name,
            coalesce(new ->> '流水号', new ->> '组合代码', new ->> '年金计划号') ORDER BY seen) AS n,
            coalesce(new ->> '流水号', new ->> '组合代码', new ->> '年金计划号') AS key
        FROM public.witness WHERE application = 'moorline'),
      logged AS (
        SELECT split_part(table_name, '.', 2) AS table_name, before_json, after_json,
            row_number() OVER (PARTITION BY table_name,
              coalesce(after_json ->> '流水号', after_json ->> '组合代码', after_json ->> '年金计划号')
              ORDER BY batch, place) AS n,
            coalesce(after_json ->> '流水号', after_json ->> '组合代码', after_json ->> '年金计划号') AS key
        FROM moorline.change_log)
      SELECT table_name, key, n, old, before_json, new, after_json
      FROM seen FULL JOIN logged USING (table_name, key, n)
      WHERE jsonb_strip_nulls(old) IS DISTINCT FROM jsonb_strip_nulls(before_json)
         OR jsonb_strip_nulls(new) IS DISTINCT FROM jsonb_strip_nulls(after_json)\
      """;

  @Test
  void shouldAgreeWithTriggersRowByRow() {
    try (Warehouse warehouse = Warehouse.ready("log");
        Sql sql = warehouse.sql()) {
      // Given
      sql.run(WITNESS);
      for (String table : TABLES) {
        sql.run(
            "CREATE TRIGGER witness AFTER INSERT OR UPDATE OR DELETE ON business."
                + table
                + " FOR EACH ROW EXECUTE FUNCTION public.witness()");
      }
      warehouse.startAll();

      // When rows are inserted, changed, changed back, touched, and fill what was NULL
      for (int i = 0; i < 200; i++) {
        sql.run(Facts.insert("F" + i, "P" + i % 20, "1" + i % 40, i < 100 ? " " : "计划" + i));
      }
      awaitWritten(sql, "TRUE", 200);
      sql.run("UPDATE staging.规模明细 SET 期末规模 = 期末规模 + id WHERE id % 2 = 0");
      awaitWritten(sql, "期末规模 > 100.5", 100);
      sql.run("UPDATE staging.规模明细 SET 期末规模 = 期末规模");
      sql.run("UPDATE staging.规模明细 SET 期末规模 = 100.5 WHERE id % 2 = 0");
      awaitWritten(sql, "期末规模 = 100.5", 200);
      sql.run(Facts.insert("LAST", "P0", "10"));
      awaitWritten(sql, "流水号 = 'LAST'", 1);

      // Then
      assertThat(sql.count("SELECT count(*) FROM moorline.change_log WHERE operation = 'update'"))
          .isGreaterThanOrEqualTo(200);
      assertThat(sql.rows(DISAGREEMENTS)).isEmpty();
      assertThat(
              sql.count(
                  "SELECT count(*) - count(DISTINCT (after_raw ->> 'topic', after_raw ->>"
                      + " 'partition', after_raw ->> 'offset')) FROM moorline.change_log"))
          .as("offsets that appear twice")
          .isZero();
    }
  }

  @Test
  void shouldMarkEveryDerivedRow() {
    try (Warehouse warehouse = Warehouse.ready("provenance");
        Sql sql = warehouse.sql()) {
      // Given a row that a person entered
      warehouse.startAll();
      sql.run(Facts.insertPlan("HAND"));

      // When
      sql.run(Facts.insert("F1", "P1", "7"), Facts.insert("F2", "hand", "8"));
      awaitWritten(sql, "TRUE", 2);

      // Then
      for (String table : List.of("年金计划", "组合计划")) {
        assertThat(
                sql.rows(
                    "SELECT DISTINCT _source, _needs_review, _derived_from_domain,"
                        + " _derived_at > now() - interval '10 minutes' FROM business."
                        + table
                        + " WHERE _source <> 'authoritative'"))
            .containsExactly(List.of("auto_derived", "t", "annuity_performance", "t"));
      }
      assertThat(
              sql.rows(
                  "SELECT 年金计划号, _needs_review FROM business.年金计划 WHERE _source = 'authoritative'"))
          .containsExactly(List.of("HAND", "f"));
    }
  }

  private static void awaitWritten(Sql sql, String where, long count) {
    await()
        .atMost(SOON)
        .until(() -> sql.count("SELECT count(*) FROM business.规模明细 WHERE " + where) == count);
  }
}
