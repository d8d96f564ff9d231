package io.moorline.streams;

import static io.moorline.streams.Source.delete;
import static io.moorline.streams.Source.insert;
import static io.moorline.streams.Source.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Intent;
import java.util.List;
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
  void shouldKeepTheLaterLinkWhenTheRowWithoutItIsHandedBack() {
    // Given
    harness.commit(insert("maker", "id", 1L, "code", "M1"));
    harness.commit(insert("shipment", "id", "s1", "no", "1", "sender", "m1", "receiver", "m2"));
    RowChange half = harness.changes("shipment").get(0);
    harness.commit(insert("maker", "id", 2L, "code", "M2"));
    RowChange whole = harness.changes("shipment").get(0);

    // When
    harness.commit(delete("maker", "id", 1L));
    harness.handBack("shipment", half, half.relies().get(0));
    harness.commit(insert("maker", "id", 3L, "code", "M1"));

    // Then
    RowChange last = last(harness.changes("shipment"));
    assertThat(last.row())
        .isEqualTo(
            row("no", "1", "sender", "M1", "sender_id", 3L, "receiver", "M2", "receiver_id", 2L));
    assertThat(last.revision()).isGreaterThan(whole.revision());
    assertThat(whole.revision()).isGreaterThan(half.revision());
  }

  @Test
  void shouldTakeALinkBackWhoseReferenceVanished() {
    // Given
    harness.commit(
        insert("maker", "id", 1L, "code", "M1"), insert("maker", "id", 2L, "code", "M2"));
    harness.commit(insert("shipment", "id", "s1", "no", "1", "sender", "m1", "receiver", "m2"));
    RowChange whole = harness.changes("shipment").get(0);
    harness.commit(delete("maker", "id", 1L));

    // When
    harness.handBack("shipment", whole, whole.relies().get(0));

    // Then
    RowChange last = last(harness.changes("shipment"));
    assertThat(last.row())
        .isEqualTo(
            row("no", "1", "sender", null, "sender_id", null, "receiver", "M2", "receiver_id", 2L));
    assertThat(last.revision()).isGreaterThan(whole.revision());
  }

  @Test
  void shouldLoadARowWithoutEitherLinkWhenBothReferencesVanishOneAfterTheOther() {
    // Given
    harness.commit(
        insert("maker", "id", 1L, "code", "M1"), insert("maker", "id", 2L, "code", "M2"));
    harness.commit(insert("shipment", "id", "s1", "no", "1", "sender", "m1", "receiver", "m2"));
    RowChange whole = harness.changes("shipment").get(0);
    harness.commit(delete("maker", "id", 1L));
    harness.handBack("shipment", whole, whole.relies().get(0));
    RowChange half = last(harness.changes("shipment"));
    harness.commit(delete("maker", "id", 2L));

    // When
    harness.handBack("shipment", half, half.relies().get(0));

    // Then
    assertThat(last(harness.changes("shipment")).relies()).isEmpty();

    // When
    harness.commit(
        insert("maker", "id", 3L, "code", "M1"), insert("maker", "id", 4L, "code", "M2"));

    // Then
    assertThat(last(harness.changes("shipment")).row())
        .containsEntry("sender_id", 3L)
        .containsEntry("receiver_id", 4L);
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

  private static RowChange last(List<RowChange> changes) {
    return changes.get(changes.size() - 1);
  }
}
