package io.moorline.sink;

import static io.moorline.sink.Rows.row;
import static io.moorline.sink.Rows.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tables that others own: what is corrected there, what is left alone, and what the log says. */
class SinkPatchesIT extends WarehouseTest {

  private static final String REG_NO = "SELECT reg_no FROM products ORDER BY id";
  private static final String PLACES = "SELECT ctid || ' ' || xmin FROM products ORDER BY id";

  SinkPatchesIT() {
    super(Scene.ANCHORED);
  }

  @Test
  void shouldDemandNothingOfATableThatOthersOwn() throws Exception {
    // When
    List<String> statements = SinkSetup.statements(warehouse.pipeline(), warehouse.catalog());

    // Then
    assertThat(statements).isEmpty();
    assertThat(columns("products")).noneMatch(column -> column.startsWith("_"));
    assertThat(SinkSetup.problems(warehouse.pipeline())).isEmpty();
  }

  @Test
  void shouldChangeARowOnlyWhileAllOfItIsAsItWasSeen() throws Exception {
    // Given: five rows that are alike, and patches that have seen one each, the last as it is
    String doc = "{\"a\":1,  \"a\":2}";
    warehouse.execute(
        """
        INSERT INTO products (reg_no, name, price, code, doc, facts)
        SELECT ' a' || i, NULL, 1.50, 'x', '%s', '{"b": 1}' FROM generate_series(1, 6) i
        """
            .formatted(doc));
    Map<String, @Nullable Object> seen = row("name", null, "price", new BigDecimal("1.50"));
    seen.putAll(row("code", "x", "doc", doc, "facts", "{\"b\": 1}"));

    // When
    normalize(1, "A1", with(seen, "reg_no", " a1 "));
    normalize(2, "A2", with(with(seen, "reg_no", " a2"), "name", ""));
    normalize(3, "A3", with(with(seen, "reg_no", " a3"), "price", new BigDecimal("1.5")));
    normalize(4, "A4", with(with(seen, "reg_no", " a4"), "doc", "{\"a\":1,\"a\":2}"));
    normalize(5, "A5", with(with(seen, "reg_no", " a5"), "facts", null));
    normalize(6, "A6", with(seen, "reg_no", " a6"));
    write();

    // Then
    assertThat(warehouse.values(REG_NO)).containsExactly(" a1", " a2", " a3", " a4", " a5", "A6");
    assertThat(warehouse.values("SELECT entity_key FROM moorline.change_log")).containsExactly("6");
    assertThat(warehouse.count("moorline.quarantine")).isZero();
  }

  @Test
  void shouldLogWhatAPatchHasChanged() throws Exception {
    // Given
    warehouse.execute("INSERT INTO registrations (id, registration_no) VALUES (7, 'A1')");
    warehouse.execute("INSERT INTO products (reg_no, name) VALUES (' a1', 'one')");

    // When
    changes.patch(
        row("id", 1, "reg_no", "A1", "registration_id", 7L),
        row("reg_no", " a1", "registration_id", null),
        "A1");
    write();

    // Then
    assertThat(
            warehouse.values(
                """
                SELECT concat_ws(' ', entity_type, operation, after_raw ->> 'backfill',
                  before_json = to_jsonb(p) || '{"reg_no": " a1", "registration_id": null,
                    "spelled": 3}', after_json = to_jsonb(p))
                FROM moorline.change_log, products p
                """))
        .containsExactly("product update monthly t t");
    assertThat(warehouse.value("SELECT changed_fields - 'spelled' FROM moorline.change_log"))
        .isEqualTo(
            "{\"reg_no\": {\"new\": \"A1\", \"old\": \" a1\"},"
                + " \"registration_id\": {\"new\": 7, \"old\": null}}");
  }

  @Test
  void shouldApplyThePatchesOfARowOneAfterTheOther() throws Exception {
    // Given
    warehouse.execute("INSERT INTO products (reg_no) VALUES ('1'), ('2')");

    // When: each has seen what the one before made, but for the third
    normalize(1, "1a", row("reg_no", "1"));
    changes.patch(row("id", 1, "name", "one"), row("name", null, "reg_no", "1a"));
    normalize(1, "1x", row("reg_no", "1"));
    normalize(1, "1b", row("reg_no", "1a", "name", "one"));
    normalize(2, "2a", row("reg_no", "2"));
    normalize(2, "2a", row("reg_no", "2"));
    write();

    // Then
    assertThat(warehouse.values(REG_NO)).containsExactly("1b", "2a");
    assertThat(
            warehouse.values(
                "SELECT concat(entity_key, changed_fields - 'spelled') FROM moorline.change_log"
                    + " ORDER BY entity_key, batch, place"))
        .containsExactly(
            "1{\"reg_no\": {\"new\": \"1a\", \"old\": \"1\"}}",
            "1{\"name\": {\"new\": \"one\", \"old\": null}}",
            "1{\"reg_no\": {\"new\": \"1b\", \"old\": \"1a\"}}",
            "2{\"reg_no\": {\"new\": \"2a\", \"old\": \"2\"}}");
  }

  @Test
  void shouldSetARefusedPatchAsideAndWriteTheOthers() throws Exception {
    // Given
    warehouse.execute(
        "INSERT INTO products (reg_no) SELECT ' ' || i FROM generate_series(1, 50) i");
    warehouse.execute("INSERT INTO products (reg_no) VALUES ('25')");

    // When
    for (int id = 1; id <= 50; id++) {
      normalize(id, "" + id, row("reg_no", " " + id));
    }
    changes.patch(row("id", 51, "reg_no", "x"), Map.of());
    write();

    // Then
    assertThat(warehouse.values("SELECT id FROM products WHERE reg_no LIKE ' %'"))
        .containsExactly("25");
    assertThat(
            warehouse.values(
                "SELECT concat_ws(' ', reason, sqlstate) FROM moorline.quarantine ORDER BY 1"))
        .containsExactly("malformed", "refused 23505");
  }

  @Test
  void shouldHandBackALinkWhoseReferenceVanished() throws Exception {
    // Given
    warehouse.execute("INSERT INTO registrations (id, registration_no) VALUES (1, 'a-1')");
    warehouse.execute("INSERT INTO products (reg_no) VALUES ('A1'), ('A2')");

    // When: the key is spelled otherwise where it stands, so that only the id tells
    link(1, 1L, "A1");
    link(2, 2L, "A2");
    changes.patch(
        row("id", 1, "registration_id", 1L, "former_id", 3L),
        row("registration_id", 1L, "former_id", null),
        "A1",
        "A3");
    write();

    // Then
    assertThat(warehouse.values("SELECT registration_id FROM products ORDER BY id"))
        .containsExactly("1", null);
    assertThat(HandBacks.of(warehouse))
        .extracting(seen -> seen.message().getReferenceKey())
        .containsExactlyInAnyOrder("A2", "A3");
    assertThat(warehouse.count("moorline.quarantine")).isZero();
  }

  @Test
  void shouldLeaveARowToWhomeverChangesItMeanwhile() throws Exception {
    // Given
    warehouse.execute("INSERT INTO products (reg_no) VALUES (' 1'), (' 2')");
    try (RunningSink sink = new RunningSink(warehouse);
        Connection other = warehouse.connect();
        Statement statement = other.createStatement()) {
      sink.awaitQuiet();
      other.setAutoCommit(false);
      statement.execute("UPDATE products SET name = 'person' WHERE id = 1");

      // When
      normalize(1, "1", row("reg_no", " 1"));
      normalize(2, "2", row("reg_no", " 2"));
      changes.commit();
      warehouse.awaitBlocked();
      other.commit();
      sink.awaitQuiet();

      // Then
      assertThat(warehouse.values(REG_NO)).containsExactly(" 1", "2");
      assertThat(warehouse.count("moorline.change_log")).isEqualTo(1);
    }
  }

  @Test
  void shouldWriteNothingWhenAllPatchesComeAgain() throws Exception {
    // Given: rows that were normalized, spelled wrongly again by hand, normalized again, linked
    warehouse.execute("INSERT INTO registrations (id, registration_no) VALUES (1, 'A')");
    warehouse.execute(
        "INSERT INTO products (reg_no) SELECT ' a' || i FROM generate_series(1, 500) i");
    for (int again = 0; again < 2; again++) {
      for (int id = 1; id <= 500; id++) {
        normalize(id, "A" + id, row("reg_no", " a" + id));
        link(id, 1L, "A" + id);
      }
      write();
      warehouse.execute("UPDATE products SET reg_no = ' a' || id WHERE id % 2 = 0");
    }
    for (int id = 2; id <= 500; id += 2) {
      normalize(id, "A" + id, row("reg_no", " a" + id));
    }
    write();
    List<String> places = warehouse.values(PLACES);
    long entries = warehouse.count("moorline.change_log");

    // When
    Group.of(warehouse).rewind("products");
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.values(PLACES)).isEqualTo(places);
    assertThat(warehouse.count("moorline.change_log")).isEqualTo(entries).isEqualTo(1500);
    assertThat(warehouse.count("products WHERE reg_no = 'A' || id AND registration_id = 1"))
        .isEqualTo(500);
  }

  @Test
  void shouldNeverSpendAStatementPerPatch() throws Exception {
    // Given
    warehouse.execute(
        "INSERT INTO products (reg_no) SELECT ' ' || i FROM generate_series(1, 5000) i");
    warehouse.logStatements();
    for (int id = 1; id <= 5_000; id++) {
      normalize(id, "" + id, row("reg_no", " " + id));
    }
    changes.commit();
    long before = warehouse.statements();

    // When
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.count("products WHERE reg_no = id::text")).isEqualTo(5_000);
    assertThat(warehouse.statements() - before).isBetween(10L, 200L);
  }

  private void write() {
    changes.commit();
    RunningSink.once(warehouse);
  }

  private void normalize(int id, String regNo, Map<String, @Nullable Object> seen) {
    changes.patch(row("id", id, "reg_no", regNo), seen);
  }

  private void link(int id, long registration, String key) {
    changes.patch(
        row("id", id, "registration_id", registration),
        row("registration_id", null, "reg_no", key),
        key);
  }

  private List<String> columns(String table) {
    return warehouse.values(
        "SELECT attname FROM pg_attribute WHERE attnum > 0 AND attrelid = '"
            + table
            + "'::regclass");
  }
}
