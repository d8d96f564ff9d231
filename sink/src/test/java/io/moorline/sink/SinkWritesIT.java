package io.moorline.sink;

import static io.moorline.sink.Rows.detail;
import static io.moorline.sink.Rows.with;
import static io.moorline.sink.Rows.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.RowChange.Intent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written, what is not, and what the change_log says about it. */
class SinkWritesIT extends WarehouseTest {

  private static final String ALL_XMIN =
      "SELECT string_agg(xmin::text || id, ',' ORDER BY id) FROM \"明细\"";

  @Test
  void shouldWriteParentsBeforeTheirChildren() {
    // Given
    for (long id = 0; id < 100; id++) {
      changes.upsert(detail(id, "P" + id % 3, "10.50"), "P" + id % 3);
    }
    for (int plan = 0; plan < 3; plan++) {
      changes.insertMissing(Map.of("代码", "P" + plan, "名称", "plan " + plan));
    }
    changes.commit();

    // When
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.count("\"明细\" JOIN \"计划\" ON \"代码\" = \"计划\"")).isEqualTo(100);
    assertThat(warehouse.count("\"计划\" WHERE _source = 'auto_derived' AND _needs_review"))
        .isEqualTo(3);
    assertThat(warehouse.count("moorline.change_log WHERE operation = 'insert'")).isEqualTo(103);
    assertThat(warehouse.count("moorline.etl_watermark WHERE next_offset > 0")).isGreaterThan(2);
  }

  @Test
  void shouldWriteNothingWhenTheSameRowsComeAgain() {
    // Given
    publish(1, 5, "1.00");
    RunningSink.once(warehouse);
    String before = warehouse.value(ALL_XMIN);

    // When
    publish(1, 5, "1.0");
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.value(ALL_XMIN)).isEqualTo(before);
    assertThat(warehouse.count("moorline.change_log")).isEqualTo(4);
    assertThat(warehouse.count("moorline.change_batch")).isLessThanOrEqualTo(2);
  }

  @Test
  void shouldSkipAnOlderPosition() {
    // Given
    changes.upsertAt(50, detail(1, null, "50")).commit();
    RunningSink.once(warehouse);

    // When
    changes.upsertAt(40, detail(1, null, "40")).upsertAt(60, detail(2, null, "2")).commit();
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.value("SELECT \"规模\" FROM \"明细\" WHERE id = 1")).isEqualTo("50.00");
    assertThat(warehouse.count("moorline.change_log WHERE entity_key = '1'")).isEqualTo(1);
  }

  @Test
  void shouldSkipAnOlderRevisionOfTheSamePosition() {
    // Given a row that was written without its link, and again with it
    changes.upsertAt(5, detail(1, null, "5")).commit();
    RunningSink.once(warehouse);
    changes.revision(1).upsertAt(5, detail(1, null, "6")).commit();
    RunningSink.once(warehouse);
    String before = warehouse.value(ALL_XMIN);

    // When
    changes.revision(0).upsertAt(5, detail(1, null, "5")).commit();
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.value(ALL_XMIN)).isEqualTo(before);

    // When
    changes.revision(256).upsertAt(5, detail(1, null, "5")).commit();
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.values("SELECT \"规模\" FROM \"明细\"")).containsExactly("5.00");
  }

  @Test
  void shouldCountCoalescedStepsAndKeepTheLastByPosition() {
    // Given
    changes
        .upsertAt(3, detail(1, null, "3"))
        .upsertAt(9, detail(1, null, "9"))
        .upsertAt(5, detail(1, null, "5"))
        .commit();

    // When
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.value("SELECT \"规模\" FROM \"明细\"")).isEqualTo("9.00");
    assertThat(
            warehouse.values(
                "SELECT (after_raw ->> 'coalesced_steps') || ' ' || (after_raw ->> 'offset')"
                    + " FROM moorline.change_log"))
        .containsExactly("2 1");
  }

  @Test
  void shouldAdvanceThePositionWhenADifferingStateWasCoalescedAway() {
    // Given
    changes.upsertAt(1, detail(1, null, "1")).commit();
    RunningSink.once(warehouse);

    // When
    changes.upsertAt(5, detail(1, null, "5")).upsertAt(7, detail(1, null, "1")).commit();
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.value("SELECT _source_position FROM \"明细\"")).endsWith("00000007");
    assertThat(
            warehouse.values(
                "SELECT k FROM moorline.change_log, jsonb_object_keys(changed_fields) k"
                    + " WHERE operation = 'update'"))
        .containsExactly("_source_position");
  }

  @Test
  void shouldLeaveUnavailableColumnsAlone() {
    // Given
    changes.upsert(with(detail(1, null, "1"), "note", "long text")).commit();
    RunningSink.once(warehouse);

    // When
    changes.upsert(without(detail(1, null, "2"), "note"));
    changes.upsert(without(detail(2, null, "2"), "note")).commit();
    RunningSink.once(warehouse);
    String xmin = warehouse.value(ALL_XMIN);
    changes.upsert(with(detail(1, null, "2"), "note", "long text")).commit();
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.values("SELECT \"规模\" || note FROM \"明细\""))
        .containsExactly("2.00long text");
    assertThat(warehouse.value(ALL_XMIN)).isEqualTo(xmin);
    assertThat(warehouse.values("SELECT reason FROM moorline.quarantine"))
        .containsExactly("incomplete");
  }

  @Test
  void shouldFillOnlyNullsOfDerivedAndUnreviewedReferences() throws Exception {
    // Given
    warehouse.execute("INSERT INTO \"计划\" VALUES ('OWN', NULL, NULL)");
    changes.insertMissing(Map.of("代码", "NEW", "名称", "kept"));
    changes.insertMissing(Map.of("代码", "OWN", "名称", "never"));
    changes.insertMissing(Map.of("代码", "SEEN"));
    changes.commit();
    RunningSink.once(warehouse);
    warehouse.execute("UPDATE \"计划\" SET _needs_review = false WHERE \"代码\" = 'SEEN'");

    // When
    for (String code : List.of("NEW", "OWN", "SEEN")) {
      changes.fill(Intent.FILL_DERIVED, Map.of("代码", code, "名称", "filled", "类型", "filled"));
    }
    changes.commit();
    RunningSink.once(warehouse);

    // Then
    assertThat(
            warehouse.values(
                "SELECT concat_ws(' ', \"代码\", \"名称\", \"类型\") FROM \"计划\" ORDER BY \"代码\""))
        .containsExactly("NEW kept filled", "OWN", "SEEN");
    assertThat(
            warehouse.values(
                "SELECT changed_fields FROM moorline.change_log WHERE operation = 'update'"))
        .containsExactly("{\"类型\": {\"new\": \"filled\", \"old\": null}}");
  }

  @Test
  void shouldFillNullsOfEveryReferenceThatIsThere() throws Exception {
    // Given
    warehouse.execute("INSERT INTO \"计划\" VALUES ('OWN', NULL, 'kept')");

    // When
    for (String code : List.of("OWN", "NOBODY")) {
      changes.fill(Intent.FILL_NULL, Map.of("代码", code, "名称", "filled", "类型", "filled"));
    }
    changes.commit();
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.values("SELECT concat_ws(' ', \"代码\", \"名称\", \"类型\") FROM \"计划\""))
        .containsExactly("OWN filled kept");
    assertThat(warehouse.values("SELECT changed_fields FROM moorline.change_log"))
        .containsExactly("{\"名称\": {\"new\": \"filled\", \"old\": null}}");
  }

  @Test
  void shouldWriteAVersionAgainThatWasLoadedWithoutItsLink() {
    // Given
    changes.upsertAt(5, detail(1, null, "1")).commit();
    RunningSink.once(warehouse);

    // When: the reference came, the version of the row is the same
    changes.insertMissing(Map.of("代码", "P1")).upsertAt(5, detail(1, "P1", "1"), "P1").commit();
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.values("SELECT \"计划\" FROM \"明细\"")).containsExactly("P1");
  }

  @Test
  void shouldMoveSequencesPastTheIdsThatRowsBring() throws Exception {
    // Given: one that others drew from, one that is owned by no column
    warehouse.execute(
        """
        CREATE SEQUENCE "Nummern" INCREMENT 10;
        ALTER TABLE "明细" ALTER id SET DEFAULT nextval('"Nummern"');
        """);
    String next = "SELECT nextval('\"Nummern\"')";

    // When / Then
    publish(5, 6, "1");
    RunningSink.once(warehouse);
    assertThat(warehouse.value(next)).isEqualTo("21");
    publish(1_000_000, 1_000_001, "1");
    RunningSink.once(warehouse);
    assertThat(warehouse.value(next)).isEqualTo("1000010");
    publish(7, 8, "1");
    RunningSink.once(warehouse);
    assertThat(warehouse.value(next)).isEqualTo("1000020");
  }

  @Test
  void shouldAgreeWithTriggersRowByRow() throws Exception {
    // Given
    warehouse.execute(
        """
        CREATE TABLE witness (n bigserial, old jsonb, new jsonb);
        CREATE FUNCTION witness() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN INSERT INTO witness (old, new) VALUES (to_jsonb(OLD), to_jsonb(NEW)); RETURN NULL; END $$;
        CREATE TRIGGER w AFTER INSERT OR UPDATE ON "明细" FOR EACH ROW EXECUTE FUNCTION witness();
        CREATE TRIGGER w AFTER INSERT OR UPDATE ON "计划" FOR EACH ROW EXECUTE FUNCTION witness();
        """);

    // When: all new; some changed; most changed; new and changed together
    load(0, 300, 1, "1.10");
    load(0, 300, 7, "2.20");
    load(0, 300, 1, "3.30");
    load(0, 300, 1, "4.40");
    load(150, 500, 1, "5.50");

    // Then
    assertThat(warehouse.count("witness")).isEqualTo(warehouse.count("moorline.change_log"));
    assertThat(
            warehouse.count(
                """
                (SELECT old, new, row_number() OVER (PARTITION BY coalesce(new ->> 'id', new ->> '代码')
                                                     ORDER BY n) AS i FROM witness) w
                JOIN (SELECT *, row_number() OVER (PARTITION BY entity_key ORDER BY batch, place) AS i
                      FROM moorline.change_log) l
                  ON l.entity_key = coalesce(w.new ->> 'id', w.new ->> '代码') AND l.i = w.i
                WHERE l.before_json IS NOT DISTINCT FROM w.old AND l.after_json = w.new
                """))
        .isEqualTo(warehouse.count("witness"));
    assertThat(brokenChains()).isZero();
  }

  private long brokenChains() {
    return warehouse.count(
        """
        (SELECT before_json, lag(after_json) OVER (PARTITION BY entity_key ORDER BY batch, place) AS p
         FROM moorline.change_log) c WHERE before_json IS DISTINCT FROM p
        """);
  }

  private void load(long from, long to, long step, String amount) {
    changes.insertMissing(Map.of("代码", "P" + amount));
    for (long id = from; id < to; id += step) {
      changes.upsert(detail(id, "P" + amount, amount), "P" + amount);
    }
    changes.commit();
    RunningSink.once(warehouse);
  }
}
