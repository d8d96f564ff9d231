package io.moorline.streams;

import static io.moorline.streams.Source.delete;
import static io.moorline.streams.Source.insert;
import static io.moorline.streams.Source.row;
import static io.moorline.streams.Source.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Intent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that ask for the links of others. */
class ClaimsTest {

  private static final String DISAGREEING = "OPEN_LINK product 1 variant.registrations disagreeing";

  private final Harness harness = Harness.ready(Tables.inPlace(1));

  @BeforeEach
  void registrations() {
    harness.commit(
        insert("registration", "id", 7L, "registration_no", "R1"),
        insert("registration", "id", 8L, "registration_no", "R2"));
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void shouldLinkTheOtherRowByTheClaimsThatAgree() {
    // Given
    harness.commit(insert("product", "id", 1L));

    // When
    harness.commit(
        insert("variant", "id", "a", "product_id", 1L, "registry_no", "R1"),
        insert("variant", "id", "b", "product_id", 1L, "registry_no", "r-1"));

    // Then
    assertThat(harness.changes("product"))
        .singleElement()
        .satisfies(
            patch -> {
              assertThat(patch.intent()).isEqualTo(Intent.PATCH);
              assertThat(patch.row()).isEqualTo(row("id", 1L, "registration_id", 7L));
              assertThat(patch.seen()).isEqualTo(row("registration_id", null, "reg_no", null));
              assertThat(patch.evidence().backfill()).isEqualTo("registration_anchor_from_variant");
            });
  }

  @Test
  void shouldEndWhenTheLinkIsMade() {
    // Given
    harness.commit(
        insert("variant", "id", "a", "product_id", 1L, "registry_no", "R1"),
        insert("product", "id", 1L));

    // When
    List<RowChange> written = harness.settle();

    // Then
    assertThat(written).hasSize(1);
    assertThat(harness.database().row("product", 1L)).containsEntry("registration_id", 7L);
    assertThat(harness.gauge("moorline.open.links")).isZero();
    assertThat(harness.findings()).isEmpty();
  }

  @Test
  void shouldLetTheRowsOwnKeyWin() {
    // Given
    harness.commit(insert("variant", "id", "a", "product_id", 1L, "registry_no", "R1"));

    // When
    harness.commit(insert("product", "id", 1L, "reg_no", "R2"));
    harness.settle();

    // Then
    assertThat(harness.database().row("product", 1L)).containsEntry("registration_id", 8L);
    assertThat(harness.findings()).containsExactly("MISMATCH variant a registrations 1 mismatch");

    // When
    harness.commit(update("variant", "id", "a", "product_id", 1L, "registry_no", "R2"));

    // Then
    assertThat(harness.findings()).isEmpty();
  }

  @Test
  void shouldSayThatClaimsDisagreeInPlaceOfWhatWasSaidBefore() {
    // Given
    harness.commit(
        insert("product", "id", 1L),
        insert("variant", "id", "a", "product_id", 1L, "registry_no", "R3"));
    assertThat(harness.findings())
        .containsExactly("OPEN_LINK product 1 variant.registrations missing");

    // When
    harness.commit(insert("variant", "id", "b", "product_id", 1L, "registry_no", "R4"));

    // Then
    assertThat(harness.findings()).containsExactly(DISAGREEING);
  }

  @Test
  void shouldForgetTheClaimOfARowThatANewSnapshotDidNotFind() {
    // Given
    harness.commit(
        insert("product", "id", 1L),
        insert("variant", "id", "a", "product_id", 1L, "registry_no", "R1"),
        insert("variant", "id", "b", "product_id", 1L, "registry_no", "R2"));
    assertThat(harness.findings()).containsExactly(DISAGREEING);
    harness.changes("product");

    // When
    harness.source().newSnapshot();
    harness.source().found("registration", "id", 7L, "registration_no", "R1");
    harness.source().found("product", "id", 1L);
    harness.source().found("variant", "id", "a", "product_id", 1L, "registry_no", "R1");
    harness.source().snapshotComplete();

    // Then
    assertThat(harness.findings()).isEmpty();
    assertThat(harness.changes("product"))
        .singleElement()
        .satisfies(
            patch -> assertThat(patch.row()).isEqualTo(row("id", 1L, "registration_id", 7L)));
  }

  @Test
  void shouldLinkNothingWhileTheClaimsDisagree() {
    // Given
    harness.commit(
        insert("product", "id", 1L),
        insert("variant", "id", "a", "product_id", 1L, "registry_no", "R3"),
        insert("variant", "id", "b", "product_id", 1L, "registry_no", "R4"));
    assertThat(harness.findings()).containsExactly(DISAGREEING);

    // When
    harness.commit(update("variant", "id", "b", "product_id", 1L, "registry_no", "R3"));

    // Then
    assertThat(harness.findings())
        .containsExactly("OPEN_LINK product 1 variant.registrations missing");
    assertThat(harness.derived()).isEmpty();

    // When
    harness.commit(insert("registration", "id", 9L, "registration_no", "R3"));

    // Then
    assertThat(harness.rows("product")).containsExactly(row("id", 1L, "registration_id", 9L));
    assertThat(harness.findings()).isEmpty();
  }

  @Test
  void shouldTakeClaimsBackWithTheirRows() {
    // Given
    harness.commit(
        insert("product", "id", 1L),
        insert("product", "id", 2L),
        insert("variant", "id", "a", "product_id", 1L, "registry_no", "R3"),
        insert("variant", "id", "b", "product_id", 1L, "registry_no", "R4"),
        insert("variant", "id", "c", "product_id", 1L, "registry_no", "R5"));

    // When
    harness.commit(
        delete("variant", "id", "a"),
        update("variant", "id", "b", "product_id", 1L, "registry_no", " "),
        update("variant", "id", "c", "product_id", 2L, "registry_no", "R5"));

    // Then
    assertThat(harness.findings())
        .containsExactly("OPEN_LINK product 2 variant.registrations missing");

    // When
    harness.source().truncate("variant");
    harness.commit(insert("registration", "id", 9L, "registration_no", "R5"));

    // Then
    assertThat(harness.findings()).isEmpty();
    assertThat(harness.changes("product")).isEmpty();
    assertThat(harness.gauge("moorline.open.links")).isZero();
  }

  @Test
  void shouldForgetTheClaimsWhenTheRowGetsAKeyOfItsOwn() {
    // Given
    harness.commit(
        insert("product", "id", 1L),
        insert("variant", "id", "a", "product_id", 1L, "registry_no", "R3"));

    // When
    harness.commit(update("product", "id", 1L, "reg_no", "R4"));
    harness.commit(insert("registration", "id", 9L, "registration_no", "R3"));

    // Then
    assertThat(harness.changes("product")).isEmpty();
    assertThat(harness.findings()).containsExactly("MISMATCH variant a registrations 1 mismatch");
  }

  @Test
  void shouldLeaveRowsAloneThatAreGone() {
    // Given
    harness.commit(
        insert("product", "id", 1L),
        insert("variant", "id", "a", "product_id", 1L, "registry_no", "R3"));

    // When
    harness.commit(delete("product", "id", 1L));
    harness.commit(insert("registration", "id", 9L, "registration_no", "R3"));

    // Then
    assertThat(harness.findings()).isEmpty();
    assertThat(harness.changes("product")).isEmpty();

    // When
    harness.commit(insert("product", "id", 1L));

    // Then
    assertThat(harness.rows("product")).containsExactly(row("id", 1L, "registration_id", 9L));
  }

  @Test
  void shouldDeriveWhatIsClaimedWhereTheNeedSaysSo() {
    // When
    harness.commit(
        insert("product", "id", 1L),
        insert("variant", "id", "a", "product_id", 1L, "maker_code", "m1"),
        insert("variant", "id", "b", "product_id", 1L, "maker_code", "M1", "maker_title", "One"));
    harness.settle();

    // Then
    assertThat(harness.database().rowsOf("maker"))
        .singleElement()
        .satisfies(
            maker -> {
              assertThat(maker).containsEntry("code", "M1").containsEntry("title", "One");
              assertThat(harness.database().row("product", 1L))
                  .containsEntry("maker_id", maker.get("id"));
            });
    assertThat(harness.derived()).hasSize(1);
    assertThat(harness.gauge("moorline.open.links")).isZero();
  }

  @Test
  void shouldDecideAnewWhenTheLinkIsHandedBack() {
    // Given
    harness.commit(
        insert("product", "id", 1L),
        insert("variant", "id", "a", "product_id", 1L, "registry_no", "R1"));
    RowChange patch = harness.changes("product").get(0);

    // When
    harness.handBack("product", patch, patch.relies().get(0));

    // Then
    assertThat(harness.gauge("moorline.open.links")).isEqualTo(1);

    // When
    harness.commit(delete("registration", "id", 7L));
    harness.commit(insert("registration", "id", 9L, "registration_no", "r1"));

    // Then
    assertThat(harness.rows("product")).containsExactly(row("id", 1L, "registration_id", 9L));
  }
}
