package io.moorline.streams;

import static io.moorline.streams.Source.delete;
import static io.moorline.streams.Source.insert;
import static io.moorline.streams.Source.row;
import static io.moorline.streams.Source.unchanged;
import static io.moorline.streams.Source.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.RowChange.Reliance;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tables that are corrected where they stand. */
class InPlaceTest {

  private final Harness harness = Harness.ready(Tables.inPlace(1));

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void shouldChangeNothingThatIsRight() {
    // Given
    harness.commit(insert("registration", "id", 7L, "registration_no", "R1"));

    // When
    harness.commit(insert("product", "id", 1L, "reg_no", "R1", "registration_id", 7L));

    // Then
    assertThat(harness.settle()).isEmpty();
    assertThat(harness.usedWays()).isEmpty();
  }

  @Test
  void shouldNormalizeAndLinkInOnePatch() {
    // Given
    harness.commit(insert("registration", "id", 7L, "registration_no", "r-1"));

    // When
    harness.commit(insert("product", "id", 1L, "reg_no", " r1 ", "title", "One"));

    // Then
    assertThat(harness.changes("product"))
        .singleElement()
        .satisfies(
            patch -> {
              assertThat(patch.intent()).isEqualTo(Intent.PATCH);
              assertThat(patch.row())
                  .isEqualTo(row("id", 1L, "reg_no", "R1", "registration_id", 7L));
              assertThat(patch.seen()).isEqualTo(row("reg_no", " r1 ", "registration_id", null));
              assertThat(patch.relies()).extracting(Reliance::key).containsExactly("R1");
              assertThat(patch.evidence().backfill()).isEqualTo("registration_anchor");
            });
    assertThat(harness.usedWays()).isEmpty();
  }

  @Test
  void shouldTakeABlankForNull() {
    // When
    harness.commit(insert("product", "id", 1L, "reg_no", " 　"));

    // Then
    assertThat(harness.settle())
        .singleElement()
        .satisfies(patch -> assertThat(patch.row()).isEqualTo(row("id", 1L, "reg_no", null)));
    assertThat(harness.derived()).isEmpty();
  }

  @Test
  void shouldNormalizeAtOnceAndLinkWhenTheReferenceWasDerived() {
    // When
    harness.commit(insert("product", "id", 1L, "reg_no", "r-1", "title", "One"));

    // Then
    assertThat(harness.gauge("moorline.open.links")).isEqualTo(1);
    assertThat(harness.gauge("moorline.parked.rows")).isZero();

    // When
    List<RowChange> written = harness.settle();

    // Then
    assertThat(written)
        .extracting(RowChange::intent)
        .startsWith(Intent.INSERT_MISSING, Intent.PATCH)
        .hasSizeLessThan(5);
    assertThat(written)
        .extracting(change -> change.evidence().backfill())
        .containsOnly("registration_anchor");
    assertThat(harness.database().row("product", 1L))
        .containsEntry("reg_no", "R1")
        .containsEntry("registration_id", 1001L);
    assertThat(harness.derived()).hasSize(1);
    assertThat(harness.gauge("moorline.open.links")).isZero();
  }

  @Test
  void shouldEndTheLoopByItselfWithAnIndexThatLearnsNothing() {
    // Given
    harness.freezeIndex();

    // When
    harness.commit(
        insert("product", "id", 1L, "reg_no", "r-1"), insert("product", "id", 2L, "reg_no", "R1"));
    List<RowChange> written = harness.settle();

    // Then
    assertThat(written).extracting(RowChange::intent).contains(Intent.INSERT_MISSING);
    assertThat(written.size()).isLessThan(8);
    assertThat(harness.database().row("product", 1L)).containsEntry("registration_id", 1001L);
    assertThat(harness.database().row("product", 2L)).containsEntry("registration_id", 1001L);
    assertThat(harness.gauge("moorline.open.links")).isZero();
  }

  @Test
  void shouldLeaveALinkThatSomebodyMadeAlone() {
    // Given
    harness.commit(insert("registration", "id", 7L, "registration_no", "R1"));

    // When
    harness.commit(insert("product", "id", 1L, "reg_no", "R1", "registration_id", 5L));

    // Then
    assertThat(harness.changes("product")).isEmpty();
  }

  @Test
  void shouldForgetTheOpenLinkOfAnOlderVersion() {
    // Given
    harness.commit(insert("product", "id", 1L, "maker_code", "m1"));

    // When
    harness.commit(update("product", "id", 1L, "maker_code", null));
    harness.commit(insert("maker", "id", 3L, "code", "M1"));

    // Then
    assertThat(harness.changes("product")).isEmpty();
    assertThat(harness.gauge("moorline.open.links")).isZero();
  }

  @Test
  void shouldForgetTheOpenLinksOfRowsThatAreGone() {
    // Given
    harness.commit(
        insert("product", "id", 1L, "maker_code", "m1"),
        insert("product", "id", 2L, "maker_code", "m1"));

    // When
    harness.commit(delete("product", "id", 1L));

    // Then
    assertThat(harness.gauge("moorline.open.links")).isEqualTo(1);

    // When
    harness.source().truncate("product");
    harness.commit(insert("maker", "id", 3L, "code", "M1"));

    // Then
    assertThat(harness.changes("product")).isEmpty();
    assertThat(harness.gauge("moorline.open.links")).isZero();
  }

  @Test
  void shouldFillEachLinkAsSoonAsItsReferenceExists() {
    // Given
    harness.commit(insert("product", "id", 1L, "reg_no", "R1", "maker_code", "m1"));

    // When
    harness.settle();

    // Then
    assertThat(harness.database().row("product", 1L))
        .containsEntry("registration_id", 1001L)
        .doesNotContainKey("maker_id");

    // When
    harness.commit(insert("maker", "id", 3L, "code", "M1"));
    harness.settle();

    // Then
    assertThat(harness.database().row("product", 1L)).containsEntry("maker_id", 3L);
  }

  @Test
  void shouldSayNothingAboutWhatTheLogDidNotRepeat() {
    // Given
    harness.commit(insert("registration", "id", 7L, "registration_no", "R1"));

    // When
    harness.commit(unchanged(List.of("reg_no"), update("product", "id", 1L, "title", "new")));
    harness.commit(
        unchanged(List.of("registration_id"), update("product", "id", 2L, "reg_no", "R1")));

    // Then
    assertThat(harness.changes("product")).isEmpty();
    assertThat(harness.derived()).isEmpty();
  }

  @Test
  void shouldKeepAnOpenLinkWhoseKeyTheLogDidNotRepeat() {
    // Given
    harness.commit(insert("product", "id", 1L, "maker_code", "m1"));

    // When
    harness.commit(unchanged(List.of("maker_code"), update("product", "id", 1L, "title", "new")));
    harness.commit(insert("maker", "id", 3L, "code", "M1"));

    // Then
    assertThat(harness.rows("product")).containsExactly(row("id", 1L, "maker_id", 3L));
  }

  @Test
  void shouldDecideAnewWhenThePatchIsHandedBack() {
    // Given
    harness.commit(insert("registration", "id", 7L, "registration_no", "R1"));
    harness.commit(insert("product", "id", 1L, "reg_no", "r1"));
    RowChange patch = harness.changes("product").get(0);
    harness.commit(delete("registration", "id", 7L));

    // When
    harness.handBack("product", patch, patch.relies().get(0));
    harness.settle();

    // Then
    assertThat(harness.database().row("product", 1L))
        .containsEntry("reg_no", "R1")
        .containsEntry("registration_id", 1001L);
    assertThat(harness.gauge("moorline.open.links")).isZero();
  }

  @Test
  void shouldDropAHandedBackPatchWhenTheRowChanges() {
    // Given
    harness.commit(insert("registration", "id", 7L, "registration_no", "R1"));
    harness.commit(insert("product", "id", 1L, "reg_no", "R1"));
    RowChange patch = harness.changes("product").get(0);
    harness.handBack("product", patch, patch.relies().get(0));
    assertThat(harness.gauge("moorline.open.links")).isEqualTo(1);

    // When
    harness.commit(update("product", "id", 1L, "reg_no", null));
    harness.commit(update("registration", "id", 8L, "registration_no", "R1"));

    // Then
    assertThat(harness.changes("product")).isEmpty();
    assertThat(harness.gauge("moorline.open.links")).isZero();
  }

  @Test
  void shouldLinkOnceTheColumnOfTheReferenceHasAValue() {
    // Given
    harness.commit(insert("maker", "id", null, "code", "M1"));
    harness.commit(insert("product", "id", 1L, "maker_code", "m1"));
    harness.commit(insert("sale", "id", "s1", "no", "1", "maker", "m1"));
    assertThat(harness.changes("product")).isEmpty();
    assertThat(harness.changes("sale")).isEmpty();

    // When
    harness.commit(delete("maker", "id", null), insert("maker", "id", 3L, "code", "M1"));

    // Then
    assertThat(harness.rows("product")).containsExactly(row("id", 1L, "maker_id", 3L));
    assertThat(harness.rows("sale")).containsExactly(row("no", "1", "maker", "M1", "maker_id", 3L));
  }

  @Test
  void shouldLinkMirrorsByWhatTheReferenceHolds() {
    // Given
    harness.commit(insert("maker", "id", 3L, "code", "m 1"));

    // When
    harness.commit(
        insert("sale", "id", "s1", "no", "1", "maker", "M1"),
        insert("sale", "id", "s2", "no", "2", "maker", " "));

    // Then
    assertThat(harness.changes("sale"))
        .extracting(RowChange::row)
        .containsExactly(
            row("no", "1", "maker", "m 1", "maker_id", 3L),
            row("no", "2", "maker", null, "maker_id", null));
  }
}
