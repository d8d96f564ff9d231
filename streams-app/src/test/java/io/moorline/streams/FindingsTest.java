package io.moorline.streams;

import static io.moorline.streams.Source.delete;
import static io.moorline.streams.Source.insert;
import static io.moorline.streams.Source.update;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people should look at is told once, and taken back when it is over. */
class FindingsTest {

  private final Harness harness = Harness.ready(Tables.inPlace(1));

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void shouldListALinkThatNothingDerivesUntilItsReferenceExists() {
    // When
    harness.commit(insert("product", "id", 1L, "maker_code", "m1"));

    // Then
    assertThat(harness.findings()).containsExactly("OPEN_LINK product 1 makers missing");

    // When
    harness.commit(insert("maker", "id", 3L, "code", "M1"));

    // Then
    assertThat(harness.findings()).isEmpty();
  }

  @Test
  void shouldNotCallMissingWhatTheSameTransactionBrings() {
    // When
    harness.commit(
        insert("product", "id", 1L, "maker_code", "m1"), insert("maker", "id", 3L, "code", "M1"));

    // Then
    assertThat(harness.findingRecords()).isEmpty();
  }

  @Test
  void shouldTellTheSameOfANewerVersionOnlyOnce() {
    // Given
    harness.commit(insert("product", "id", 1L, "maker_code", "m1"));

    // When
    harness.commit(update("product", "id", 1L, "maker_code", "M1", "title", "new"));

    // Then
    assertThat(harness.findingRecords()).hasSize(1);

    // When
    harness.commit(update("product", "id", 1L, "maker_code", "m2"));

    // Then
    assertThat(harness.findings()).containsExactly("OPEN_LINK product 1 makers missing");
  }

  @Test
  void shouldGoOnSayingThatALinkIsOpenWhenTheReasonChanges() {
    // Given
    harness.commit(insert("product", "id", 1L, "maker_code", "m1"));
    harness.commit(insert("maker", "id", null, "code", "M1"));
    assertThat(harness.findings()).containsExactly("OPEN_LINK product 1 makers incomplete");

    // When
    harness.commit(insert("maker", "id", 3L, "code", "m1"));

    // Then
    assertThat(harness.findings()).contains("OPEN_LINK product 1 makers ambiguous");
  }

  @Test
  void shouldTakeItBackWhenSomebodyLinksOrDeletesTheRow() {
    // Given
    harness.commit(
        insert("product", "id", 1L, "maker_code", "m1"),
        insert("product", "id", 2L, "maker_code", "m1"));
    assertThat(harness.findings()).hasSize(2);

    // When
    harness.commit(
        update("product", "id", 1L, "maker_code", "m1", "maker_id", 9L),
        delete("product", "id", 2L));

    // Then
    assertThat(harness.findings()).isEmpty();
  }

  @Test
  void shouldListCollisionsWhetherAnybodyPointsAtThemOrNot() {
    // When
    harness.commit(
        insert("registration", "id", 7L, "registration_no", "R1"),
        insert("registration", "id", 8L, "registration_no", "r-1"));

    // Then
    assertThat(harness.findings()).containsExactly("COLLISION registration R1 ambiguous");

    // When
    harness.commit(insert("product", "id", 1L, "reg_no", "R1"));

    // Then
    assertThat(harness.findings())
        .containsExactly(
            "COLLISION registration R1 ambiguous", "OPEN_LINK product 1 registrations ambiguous");
    assertThat(harness.changes("product")).isEmpty();

    // When
    harness.commit(delete("registration", "id", 8L));

    // Then
    assertThat(harness.findings()).isEmpty();
    assertThat(harness.changes("product")).hasSize(1);
  }

  @Test
  void shouldSayNothingOfALinkThatIsThereWhileItsKeyIsAmbiguous() {
    // Given
    harness.commit(
        insert("registration", "id", 7L, "registration_no", "R1"),
        insert("registration", "id", 8L, "registration_no", "r-1"));

    // When
    harness.commit(insert("product", "id", 1L, "reg_no", "R1", "registration_id", 7L));

    // Then
    assertThat(harness.findings()).containsExactly("COLLISION registration R1 ambiguous");
  }
}
