package io.moorline.streams;

import static io.moorline.streams.Source.delete;
import static io.moorline.streams.Source.insert;
import static io.moorline.streams.Source.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Intent;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of rows whose reference is missing, where they do not just wait. */
class PoliciesTest {

  private final Harness harness = Harness.ready(Tables.inPlace(1));

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void shouldLoadARowUnlinkedAndAgainWhenItsReferenceExists() {
    // When
    harness.commit(insert("import", "id", "i1", "no", "1", "reg_no", "r1"));

    // Then
    RowChange unlinked = harness.changes("import").get(0);
    assertThat(unlinked.row()).isEqualTo(row("no", "1", "reg_no", null, "registration_id", null));
    assertThat(harness.gauge("moorline.open.links")).isEqualTo(1);
    assertThat(harness.gauge("moorline.parked.rows")).isZero();
    assertThat(harness.findings()).isEmpty();

    // When
    harness.commit(insert("registration", "id", 7L, "registration_no", "R1"));

    // Then
    assertThat(harness.changes("import"))
        .singleElement()
        .satisfies(
            linked -> {
              assertThat(linked.row())
                  .isEqualTo(row("no", "1", "reg_no", "R1", "registration_id", 7L));
              assertThat(linked.position()).isEqualTo(unlinked.position());
            });
    assertThat(harness.gauge("moorline.open.links")).isZero();
  }

  @Test
  void shouldNotLoadUnlinkedWhatTheSameTransactionLinks() {
    // When
    harness.commit(
        insert("import", "id", "i1", "no", "1", "reg_no", "r1"),
        insert("registration", "id", 7L, "registration_no", "R1"));

    // Then
    assertThat(harness.changes("import")).hasSize(1);
  }

  @Test
  void shouldLoadARowUnlinkedWhoseReferenceIsAmbiguous() {
    // Given
    harness.commit(
        insert("registration", "id", 7L, "registration_no", "R1"),
        insert("registration", "id", 8L, "registration_no", "r-1"));

    // When
    harness.commit(insert("import", "id", "i1", "no", "1", "reg_no", "r1"));

    // Then
    assertThat(harness.rows("import")).containsExactly(row("no", "1"));
    assertThat(harness.quarantine()).isEmpty();

    // When
    harness.commit(delete("registration", "id", 8L));

    // Then
    assertThat(harness.rows("import"))
        .containsExactly(row("no", "1", "reg_no", "R1", "registration_id", 7L));
  }

  @Test
  void shouldSetARowAsideUntilItsReferenceExistsAndThenFillTheReference() {
    // When
    harness.commit(
        insert("audit", "id", "a1", "no", "1", "reg_no", "r1", "title", "One"),
        insert("audit", "id", "a2", "no", "2", "reg_no", "r1", "title", "Uno"));

    // Then
    assertThat(harness.quarantine()).containsExactly("OPEN missing audit", "OPEN missing audit");
    assertThat(harness.derived()).isEmpty();

    // When
    harness.commit(insert("registration", "id", 7L, "registration_no", "R1"));

    // Then
    assertThat(harness.quarantine())
        .containsExactly("RETURNED missing audit", "RETURNED missing audit");
    assertThat(harness.changes("audit")).hasSize(2);
    assertThat(harness.changes("registration"))
        .singleElement()
        .satisfies(
            fill -> {
              assertThat(fill.intent()).isEqualTo(Intent.FILL_NULL);
              assertThat(fill.row()).isEqualTo(Map.of("registration_no", "R1", "title", "One"));
            });
  }

  @Test
  void shouldFillNothingThatIsThere() {
    // Given
    harness.commit(
        insert("registration", "id", 7L, "registration_no", "R1", "title", "Somebody's"));

    // When
    harness.commit(insert("audit", "id", "a1", "no", "1", "reg_no", "r1", "title", "One"));

    // Then
    assertThat(harness.changes("audit")).hasSize(1);
    assertThat(harness.changes("registration")).isEmpty();
  }
}
