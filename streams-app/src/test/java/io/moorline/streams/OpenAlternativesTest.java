package io.moorline.streams;

import static io.moorline.streams.Source.delete;
import static io.moorline.streams.Source.insert;
import static io.moorline.streams.Source.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange;
import io.moorline.streams.message.IndexEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Links that several needs may fill and none can yet, or could no more. */
class OpenAlternativesTest {

  private final Harness harness = Harness.ready(Tables.parties());
  private final Parties parties = new Parties(harness);

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void shouldAskAgainForEveryVersionOfTheRow() {
    // Given
    parties.contact(1, 7, null);
    harness.commit(parties.entry("contact_id", 7L, "organization_id", 8L));

    // When the contact's party, and then the organization, come with newer versions of the row
    harness.commit(
        update("contact", "id", 7L, "tenant", 1L, "party_id", 100L),
        insert("organization", "id", 8L, "tenant", 1L, "party_id", 200L),
        update(
            "entry", "id", 1L, "tenant", 1L, "contact_id", 7L, "organization_id", 8L, "note", "n"));
    harness.settle();

    // Then
    assertThat(parties.party()).isEqualTo(100L);
  }

  @Test
  void shouldListOneOpenLinkAndLinkWhatTurnsUpFirst() {
    // Given
    parties.contact(1, 7, null);

    // When
    harness.commit(parties.entry("contact_id", 7L, "organization_id", 8L));

    // Then
    assertThat(harness.findings()).containsExactly("OPEN_LINK entry 1 contact incomplete");
    assertThat(harness.gauge("moorline.open.links")).isEqualTo(1);

    // When
    parties.organization(1, 8, 200L);
    List<RowChange> written = harness.settle();

    // Then
    assertThat(written).hasSize(1);
    assertThat(parties.party()).isEqualTo(200L);
    assertThat(harness.findings()).isEmpty();
    assertThat(harness.gauge("moorline.open.links")).isZero();
  }

  @Test
  void shouldLinkWhenThePartyOfTheContactArrivesLate() {
    // Given
    parties.contact(1, 7, null);
    harness.commit(parties.entry("contact_id", 7L, "organization_id", 8L));

    // When
    harness.commit(update("contact", "id", 7L, "tenant", 1L, "party_id", 100L));
    harness.settle();

    // Then
    assertThat(parties.party()).isEqualTo(100L);
    assertThat(harness.findings()).isEmpty();

    // When
    parties.organization(1, 8, 200L);

    // Then
    assertThat(harness.changes("entry")).isEmpty();
    assertThat(harness.gauge("moorline.open.links")).isZero();
  }

  @Test
  void shouldSayWhatIsTrueOfTheFirstWhenThatChanges() {
    // Given
    harness.commit(parties.entry("contact_id", 7L));
    assertThat(harness.findings()).containsExactly("OPEN_LINK entry 1 contact missing");

    // When
    parties.contact(1, 7, null);

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
    parties.contact(1, 7, null);
    harness.commit(parties.entry("contact_id", 7L, "organization_id", 8L));
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
  void shouldNotKeepWhatWasToldOfAReferenceThatANewVersionFinds() {
    // Given
    harness.commit(parties.entry("contact_id", 7L, "sponsor_id", 9L, "kind", "3"));
    assertThat(harness.findings())
        .containsExactlyInAnyOrder(
            "OPEN_LINK entry 1 contact missing", "OPEN_LINK entry 1 sponsor missing");
    Map<String, String> contact = Map.of("tenant", "1", "id", "7", "party_id", "100");
    harness.learn(
        new ReferenceKey("contact", List.of("1", "7")),
        new IndexEntry(new Position(1, 0, 1), contact, Set.of(), false));

    // When
    harness.commit(
        update("entry", "id", 1L, "tenant", 1L, "contact_id", 7L, "sponsor_id", 9L, "kind", "3"));

    // Then
    assertThat(harness.findings()).containsExactly("OPEN_LINK entry 1 sponsor missing");
  }

  @Test
  void shouldDecideAnewWhenAPatchIsHandedBack() {
    // Given
    parties.contact(1, 7, null);
    parties.organization(1, 8, 200L);
    harness.commit(parties.entry("contact_id", 7L, "organization_id", 8L));
    RowChange patch = harness.changes("entry").get(0);
    harness.commit(delete("organization", "id", 8L));

    // When
    harness.handBack("entry", patch, patch.relies().get(0));
    assertThat(harness.settle()).isEmpty();
    parties.organization(1, 8, 201L);
    harness.settle();

    // Then
    assertThat(parties.party()).isEqualTo(201L);
    assertThat(harness.gauge("moorline.open.links")).isZero();
  }

  @Test
  void shouldTryTheNextWhenAPatchIsHandedBack() {
    // Given
    parties.contact(1, 7, 100L);
    parties.organization(1, 8, 200L);
    harness.commit(parties.entry("contact_id", 7L, "organization_id", 8L));
    RowChange patch = harness.changes("entry").get(0);
    harness.commit(update("contact", "id", 7L, "tenant", 1L, "party_id", null));

    // When
    harness.handBack("entry", patch, patch.relies().get(0));
    harness.settle();

    // Then
    assertThat(parties.party()).isEqualTo(200L);
    assertThat(harness.waiting()).isEmpty();
  }

  @Test
  void shouldKeepWhatWasHandedBackWhenTheRowComesAgain() {
    // Given
    parties.contact(1, 7, 100L);
    harness.commit(parties.entry("contact_id", 7L, "sponsor_id", 9L, "kind", "3"));
    RowChange patch = harness.changes("entry").get(0);
    harness.commit(delete("contact", "id", 7L));
    harness.handBack("entry", patch, patch.relies().get(0));

    // When
    harness.repeatLast("entry");
    parties.contact(1, 7, 101L);
    harness.settle();

    // Then
    assertThat(parties.party()).isEqualTo(101L);
  }
}
