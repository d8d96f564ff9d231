package io.moorline.streams;

import static io.moorline.streams.Source.insert;
import static io.moorline.streams.Source.row;
import static io.moorline.streams.Source.unchanged;
import static io.moorline.streams.Source.update;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Links that several needs may fill, each tried unless the one before it can. */
class AlternativesTest {

  private final Harness harness = Harness.ready(Tables.parties());
  private final Parties parties = new Parties(harness);

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void shouldTakeTheFirstThatCanLink() {
    // Given
    parties.contact(1, 7, 100L);
    parties.organization(1, 8, 200L);

    // When
    harness.commit(parties.entry("contact_id", 7L, "organization_id", 8L));

    // Then
    assertThat(harness.changes("entry"))
        .singleElement()
        .satisfies(
            patch -> {
              assertThat(patch.row()).isEqualTo(row("id", 1L, "party_id", 100L));
              assertThat(patch.seen())
                  .isEqualTo(
                      row("party_id", null, "tenant", 1L, "contact_id", 7L, "organization_id", 8L));
              assertThat(patch.evidence().backfill()).isEqualTo("party_of_contact");
            });
    assertThat(harness.usedWays()).isEmpty();
  }

  @Test
  void shouldTakeTheNextWhereTheRowHasNoKeyForTheFirst() {
    // Given
    parties.organization(1, 8, 200L);

    // When
    harness.commit(parties.entry("organization_id", 8L));

    // Then
    assertThat(harness.changes("entry"))
        .singleElement()
        .satisfies(
            patch -> {
              assertThat(patch.row()).isEqualTo(row("id", 1L, "party_id", 200L));
              assertThat(patch.seen())
                  .as("the contact that it does not have is what it was decided from, too")
                  .isEqualTo(
                      row(
                          "party_id",
                          null,
                          "tenant",
                          1L,
                          "contact_id",
                          null,
                          "organization_id",
                          8L));
              assertThat(patch.evidence().backfill()).isEqualTo("party_of_organization");
            });
    assertThat(harness.usedWays()).isEmpty();
  }

  @Test
  void shouldTakeTheNextWhereTheFirstIsMissing() {
    // Given
    parties.organization(1, 8, 200L);

    // When
    harness.commit(parties.entry("contact_id", 7L, "organization_id", 8L));
    harness.settle();

    // Then
    assertThat(parties.party()).isEqualTo(200L);
    assertThat(harness.findings()).isEmpty();
    assertThat(harness.gauge("moorline.open.links")).isZero();
  }

  @Test
  void shouldTakeTheNextWhereTheFirstHasNothingToTakeOver() {
    // Given
    parties.contact(1, 7, null);
    parties.organization(1, 8, 200L);

    // When
    harness.commit(parties.entry("contact_id", 7L, "organization_id", 8L));
    harness.settle();

    // Then
    assertThat(parties.party()).isEqualTo(200L);
    assertThat(harness.findingRecords()).isEmpty();
    assertThat(harness.gauge("moorline.open.links")).isZero();
  }

  @Test
  void shouldNotGiveUpTheFirstForWhatTheSameTransactionBrings() {
    // Given
    parties.contact(1, 7, null);
    parties.organization(1, 8, 200L);

    // When
    harness.commit(
        update("contact", "id", 7L, "tenant", 1L, "party_id", 100L),
        parties.entry("contact_id", 7L, "organization_id", 8L));
    harness.settle();

    // Then
    assertThat(parties.party()).isEqualTo(100L);
  }

  @Test
  void shouldLeaveALinkThatSomebodyMadeAlone() {
    // When
    harness.commit(parties.entry("contact_id", 7L, "organization_id", 8L, "party_id", 5L));

    // Then
    assertThat(harness.usedWays()).isEmpty();
    assertThat(harness.gauge("moorline.open.links")).isZero();
  }

  @Test
  void shouldCrossNoTenant() {
    // Given
    parties.contact(2, 7, 100L);
    parties.organization(2, 8, 200L);

    // When
    harness.commit(parties.entry("contact_id", 7L, "organization_id", 8L));

    // Then
    assertThat(harness.settle()).isEmpty();
    assertThat(harness.findings()).containsExactly("OPEN_LINK entry 1 contact missing");
  }

  @Test
  void shouldFillOnlyWhereTheConditionHolds() {
    // Given
    parties.contact(1, 7, 100L);

    // When
    harness.commit(
        parties.entry("sponsor_id", 7L, "kind", "3"),
        insert("entry", "id", 2L, "tenant", 1L, "sponsor_id", 7L, "kind", "1"),
        insert("entry", "id", 3L, "tenant", 1L, "sponsor_id", 7L, "kind", "many"),
        insert("entry", "id", 4L, "tenant", 1L, "sponsor_id", 7L));

    // Then
    assertThat(harness.changes("entry"))
        .singleElement()
        .satisfies(
            patch -> {
              assertThat(patch.row()).isEqualTo(row("id", 1L, "sponsor_party_id", 100L));
              assertThat(patch.seen()).containsEntry("kind", "3");
            });
    assertThat(harness.gauge("moorline.open.links")).isZero();
    assertThat(harness.counter("moorline.conditions.failed", "need", "sponsor")).isEqualTo(2);
  }

  @Test
  void shouldDecideNothingFromWhatTheLogDidNotRepeat() {
    // Given
    parties.contact(1, 7, 100L);
    parties.organization(1, 8, 200L);

    // When
    harness.commit(
        unchanged(
            List.of("contact_id", "kind"),
            update(
                "entry",
                "id",
                1L,
                "tenant",
                1L,
                "contact_id",
                7L,
                "organization_id",
                8L,
                "kind",
                "3",
                "sponsor_id",
                7L)));

    // Then
    assertThat(harness.changes("entry")).isEmpty();
  }
}
