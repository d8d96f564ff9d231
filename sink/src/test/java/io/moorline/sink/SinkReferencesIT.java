package io.moorline.sink;

import static io.moorline.sink.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** References whose rows the database numbers, and that others create at the same time. */
class SinkReferencesIT extends WarehouseTest {

  private static final String DROP_INDEX =
      "ALTER TABLE registrations DROP CONSTRAINT registrations_registration_no_key";

  SinkReferencesIT() {
    super(Scene.ANCHORED);
  }

  @Test
  void shouldLetTheDatabaseGiveTheIds() {
    // Given
    changes.insertMissing("registrations", row("registration_no", "B", "title", "second"));
    changes.insertMissing("registrations", row("registration_no", "A", "title", "first"));
    changes.commit();

    // When
    RunningSink.once(warehouse);

    // Then
    assertThat(
            warehouse.values(
                """
                SELECT concat_ws(' ', r.id, l.entity_type, l.entity_key, l.operation)
                FROM moorline.change_log l JOIN registrations r ON to_jsonb(r) = l.after_json
                ORDER BY 1
                """))
        .containsExactly("1 registration A insert", "2 registration B insert");
  }

  @Test
  void shouldTakeTheRowThatAnotherWriterCreatesMeanwhile() throws Exception {
    createMeanwhile("A");
  }

  @Test
  void shouldTakeItInAnotherSpellingTooWhereTheIndexKnows() throws Exception {
    warehouse.execute(DROP_INDEX);
    warehouse.execute("CREATE UNIQUE INDEX ON registrations (upper(registration_no))");
    createMeanwhile("a");
  }

  @Test
  void shouldSayWhichIndexTwoWritersNeed() throws Exception {
    // Given: an index that knows of some rows only
    warehouse.execute(DROP_INDEX);
    warehouse.execute(
        "CREATE UNIQUE INDEX ON registrations (registration_no) WHERE title IS NOT NULL");

    // When / Then
    assertThat(SinkSetup.problems(warehouse.pipeline()))
        .singleElement()
        .asString()
        .contains("CREATE UNIQUE INDEX ON \"public\".\"registrations\" (\"registration_no\")");
    warehouse.execute("CREATE UNIQUE INDEX ON registrations (upper(registration_no))");
    assertThat(SinkSetup.problems(warehouse.pipeline())).isEmpty();
  }

  private void createMeanwhile(String spelling) throws Exception {
    try (RunningSink sink = new RunningSink(warehouse);
        Connection other = warehouse.connect();
        Statement statement = other.createStatement()) {
      // Given
      sink.awaitQuiet();
      other.setAutoCommit(false);
      statement.execute(
          "INSERT INTO registrations (registration_no, title) VALUES ('%s', 'person')"
              .formatted(spelling));

      // When
      changes.insertMissing("registrations", row("registration_no", "A", "title", "derived"));
      changes.insertMissing("registrations", row("registration_no", "B", "title", "derived"));
      changes.commit();
      warehouse.awaitBlocked();
      other.commit();
      sink.awaitQuiet();
    }

    // Then
    assertThat(warehouse.values("SELECT registration_no || title FROM registrations ORDER BY 1"))
        .containsExactlyInAnyOrder(spelling + "person", "Bderived");
    assertThat(warehouse.values("SELECT entity_key FROM moorline.change_log")).containsExactly("B");
    assertThat(warehouse.count("moorline.quarantine")).isZero();
  }
}
