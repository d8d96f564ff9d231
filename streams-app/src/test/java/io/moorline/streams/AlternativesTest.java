package io.moorline.streams;

import static io.moorline.streams.Source.delete;
import static io.moorline.streams.Source.insert;
import static io.moorline.streams.Source.row;
import static io.moorline.streams.Source.unchanged;
import static io.moorline.streams.Source.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.RowChange;
import io.moorline.streams.Source.Change;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Links that several needs may fill, each tried unless the one before it can. */
class AlternativesTest {

  private final Harness harness = Harness.ready(Tables.parties());

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void shouldTakeTheFirstThatCanLink() {
    // Given
    contact(1, 7, 100L);
    organization(1, 8, 200L);

    // When
    harness.commit(entry("contact_id", 7L, "organization_id", 8L));

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
    organization(1, 8, 200L);

    // When
    harness.commit(entry("organization_id", 8L));

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
    organization(1, 8, 200L);

    // When
    harness.commit(entry("contact_id", 7L, "organization_id", 8L));
    harness.settle();

    // Then
    assertThat(party()).isEqualTo(200L);
    assertThat(harness.findings()).isEmpty();
    assertThat(harness.gauge("moorline.open.links")).isZero();
  }

  @Test
  void shouldTakeTheNextWhereTheFirstHasNothingToTakeOver() {
    // Given
    contact(1, 7, null);
    organization(1, 8, 200L);

    // When
    harness.commit(entry("contact_id", 7L, "organization_id", 8L));
    harness.settle();

    // Then
    assertThat(party()).isEqualTo(200L);
    assertThat(harness.findingRecords()).isEmpty();
    assertThat(harness.gauge("moorline.open.links")).isZero();
  }

  @Test
  void shouldNotGiveUpTheFirstForWhatTheSameTransactionBrings() {
    // Given
    contact(1, 7, null);
    organization(1, 8, 200L);

    // When
    harness.commit(
        update("contact", "id", 7L, "tenant", 1L, "party_id", 100L),
        entry("contact_id", 7L, "organization_id", 8L));
    harness.settle();

    // Then
    assertThat(party()).isEqualTo(100L);
  }

  @Test
  void shouldAskAgainForEveryVersionOfTheRow() {
    // Given
    contact(1, 7, null);
    harness.commit(entry("contact_id", 7L, "organization_id", 8L));

    // When the contact's party, and then the organization, come with newer versions of the row
    harness.commit(
        update("contact", "id", 7L, "tenant", 1L, "party_id", 100L),
        insert("organization", "id", 8L, "tenant", 1L, "party_id", 200L),
        update(
            "entry", "id", 1L, "tenant", 1L, "contact_id", 7L, "organization_id", 8L, "note", "n"));
    harness.settle();

    // Then
    assertThat(party()).isEqualTo(100L);
  }

  @Test
  void shouldListOneOpenLinkAndLinkWhatTurnsUpFirst() {
    // Given
    contact(1, 7, null);

    // When
    harness.commit(entry("contact_id", 7L, "organization_id", 8L));

    // Then
    assertThat(harness.findings()).containsExactly("OPEN_LINK entry 1 contact incomplete");
    assertThat(harness.gauge("moorline.open.links")).isEqualTo(1);

    // When
    organization(1, 8, 200L);
    List<RowChange> written = harness.settle();

    // Then
    assertThat(written).hasSize(1);
    assertThat(party()).isEqualTo(200L);
    assertThat(harness.findings()).isEmpty();
    assertThat(harness.gauge("moorline.open.links")).isZero();
  }

  @Test
  void shouldLinkWhenThePartyOfTheContactArrivesLate() {
    // Given
    contact(1, 7, null);
    harness.commit(entry("contact_id", 7L, "organization_id", 8L));

    // When
    harness.commit(update("contact", "id", 7L, "tenant", 1L, "party_id", 100L));
    harness.settle();

    // Then
    assertThat(party()).isEqualTo(100L);
    assertThat(harness.findings()).isEmpty();

    // When
    organization(1, 8, 200L);

    // Then
    assertThat(harness.changes("entry")).isEmpty();
    assertThat(harness.gauge("moorline.open.links")).isZero();
  }

  @Test
  void shouldSayWhatIsTrueOfTheFirstWhenThatChanges() {
    // Given
    harness.commit(entry("contact_id", 7L));
    assertThat(harness.findings()).containsExactly("OPEN_LINK entry 1 contact missing");

    // When
    contact(1, 7, null);

    // Then
    assertThat(harness.findings()).containsExactly("OPEN_LINK entry 1 contact incomplete");

    // When
    harness.commit(delete("contact", "id", 7L));

    // Then
    assertThat(harness.findings()).containsExactly("OPEN_LINK entry 1 contact missing");
  }

  @Test
  void shouldTellANewVersionOfAnOpenLinkOnlyOnce() {
    // Given
    contact(1, 7, null);
    harness.commit(entry("contact_id", 7L, "organization_id", 8L));
    assertThat(harness.findingRecords()).hasSize(1);

    // When
    harness.commit(
        update(
            "entry", "id", 1L, "tenant", 1L, "contact_id", 7L, "organization_id", 8L, "note", "n"));

    // Then
    assertThat(harness.findingRecords()).isEmpty();
    assertThat(harness.gauge("moorline.open.links")).isEqualTo(1);
  }

  @Test
  void shouldLeaveALinkThatSomebodyMadeAlone() {
    // When
    harness.commit(entry("contact_id", 7L, "organization_id", 8L, "party_id", 5L));

    // Then
    assertThat(harness.usedWays()).isEmpty();
    assertThat(harness.gauge("moorline.open.links")).isZero();
  }

  @Test
  void shouldCrossNoTenant() {
    // Given
    contact(2, 7, 100L);
    organization(2, 8, 200L);

    // When
    harness.commit(entry("contact_id", 7L, "organization_id", 8L));

    // Then
    assertThat(harness.settle()).isEmpty();
    assertThat(harness.findings()).containsExactly("OPEN_LINK entry 1 contact missing");
  }

  @Test
  void shouldDecideAnewWhenAPatchIsHandedBack() {
    // Given
    contact(1, 7, null);
    organization(1, 8, 200L);
    harness.commit(entry("contact_id", 7L, "organization_id", 8L));
    RowChange patch = harness.changes("entry").get(0);
    harness.commit(delete("organization", "id", 8L));

    // When
    harness.handBack("entry", patch, patch.relies().get(0));
    assertThat(harness.settle()).isEmpty();
    organization(1, 8, 201L);
    harness.settle();

    // Then
    assertThat(party()).isEqualTo(201L);
    assertThat(harness.gauge("moorline.open.links")).isZero();
  }

  @Test
  void shouldTryTheNextWhenAPatchIsHandedBack() {
    // Given
    contact(1, 7, 100L);
    organization(1, 8, 200L);
    harness.commit(entry("contact_id", 7L, "organization_id", 8L));
    RowChange patch = harness.changes("entry").get(0);
    harness.commit(update("contact", "id", 7L, "tenant", 1L, "party_id", null));

    // When
    harness.handBack("entry", patch, patch.relies().get(0));
    harness.settle();

    // Then
    assertThat(party()).isEqualTo(200L);
    assertThat(harness.waiting()).isEmpty();
  }

  @Test
  void shouldKeepWhatWasHandedBackWhenTheRowComesAgain() {
    // Given
    contact(1, 7, 100L);
    harness.commit(entry("contact_id", 7L, "sponsor_id", 9L, "kind", "3"));
    RowChange patch = harness.changes("entry").get(0);
    harness.commit(delete("contact", "id", 7L));
    harness.handBack("entry", patch, patch.relies().get(0));

    // When
    harness.repeatLast("entry");
    contact(1, 7, 101L);
    harness.settle();

    // Then
    assertThat(party()).isEqualTo(101L);
  }

  @Test
  void shouldFillOnlyWhereTheConditionHolds() {
    // Given
    contact(1, 7, 100L);

    // When
    harness.commit(
        entry("sponsor_id", 7L, "kind", "3"),
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
    contact(1, 7, 100L);
    organization(1, 8, 200L);

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

  private void contact(long tenant, long id, Long party) {
    harness.commit(insert("contact", "id", id, "tenant", tenant, "party_id", party));
  }

  private void organization(long tenant, long id, Long party) {
    harness.commit(insert("organization", "id", id, "tenant", tenant, "party_id", party));
  }

  private static Change entry(Object... columns) {
    Object[] all = new Object[columns.length + 4];
    System.arraycopy(new Object[] {"id", 1L, "tenant", 1L}, 0, all, 0, 4);
    System.arraycopy(columns, 0, all, 4, columns.length);
    return insert("entry", all);
  }

  private Object party() {
    return harness.database().row("entry", 1L).get("party_id");
  }
}
