package io.moorline.sink;

import static io.moorline.sink.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A change log with a name and a home of its own, of a table of which the newest rows count. */
class ChangeLogNameIT extends WarehouseTest {

  private static final String LOG = "audit.\"order's log\"";

  private static final Scene SCENE =
      new Scene(
          """
          facts:
            orders:
              id: detail
              from: target.public.staging
              into: target.public.Orders
              key: [number]
              newest by: [day, id]
              change log: target.audit.order's log
          """,
          List.of(
              "CREATE TABLE staging (id bigint PRIMARY KEY, day date, number text, note text)",
              "CREATE TABLE \"Orders\" (id bigint, day date, number text UNIQUE, note text)",
              "CREATE TABLE other (id bigint PRIMARY KEY)"));

  ChangeLogNameIT() {
    super(SCENE);
  }

  @Test
  void shouldShowTheChangesOfItsTable() {
    // Given
    changes.upsert(order(7, "2026-01-02", "second")).upsert(order(8, "2026-01-01", "first"));
    changes.commit();
    RunningSink.once(warehouse);

    // When an older one comes last, and a change that leaves a value out
    changes.upsert(order(6, "2026-01-02", "older"));
    changes.upsert(row("id", 9L, "day", LocalDate.parse("2026-01-03"), "number", "N"));
    changes.commit();
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.values("SELECT note FROM \"Orders\"")).containsExactly("second");
    assertThat(
            warehouse.values(
                "SELECT concat_ws(' ', entity_type, entity_key, operation,"
                    + " after_raw ->> 'source_position') FROM "
                    + LOG))
        .containsExactly("detail N insert 0001-0000000000000064-00000001");
    assertThat(warehouse.values("SELECT reason FROM moorline.quarantine"))
        .containsExactly("incomplete");
  }

  @Test
  void shouldRefuseANameThatIsTaken() throws Exception {
    // Given
    assertThat(SinkSetup.statements(warehouse.pipeline(), warehouse.catalog())).isEmpty();
    warehouse.execute("CREATE OR REPLACE VIEW " + LOG + " AS " + changesOf("public.other"));

    // When / Then another table's is put right
    assertThat(SinkSetup.statements(warehouse.pipeline(), warehouse.catalog()))
        .containsExactly(
            "CREATE OR REPLACE VIEW \"audit\".\"order's log\" AS " + changesOf("public.Orders"));

    // When somebody else's has the name
    warehouse.execute("DROP VIEW " + LOG);
    warehouse.execute("CREATE TABLE " + LOG + " (id int)");

    // Then
    assertThat(SinkSetup.problems(warehouse.pipeline()))
        .singleElement()
        .asString()
        .startsWith("target.audit.order's log is there already");
    assertThatThrownBy(() -> RunningSink.once(warehouse)).hasMessageContaining("there already");
  }

  private static String changesOf(String table) {
    return "SELECT * FROM moorline.change_log WHERE table_name = '" + table + "'";
  }

  private static Map<String, @Nullable Object> order(long id, String day, String note) {
    return row("id", id, "day", LocalDate.parse(day), "number", "N", "note", note);
  }
}
