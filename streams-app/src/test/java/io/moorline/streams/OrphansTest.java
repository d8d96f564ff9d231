package io.moorline.streams;

import static io.moorline.streams.Source.delete;
import static io.moorline.streams.Source.insert;
import static io.moorline.streams.Source.row;
import static io.moorline.streams.Source.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.streams.Source.Change;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows that point at nothing by a stored id, and rows that make a party of their own. */
class OrphansTest {

  private final Harness harness = Harness.ready(Tables.parties());

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void shouldReportUntilThePartyIsThere() {
    // When
    harness.commit(insert("visitor", "id", 1L, "tenant", 1L, "party_id", 50L));

    // Then
    assertThat(harness.settle()).isEmpty();
    assertThat(harness.findings()).containsExactly("ORPHAN visitor 1 party missing");

    // When
    party(1, 50);

    // Then
    assertThat(harness.settle()).isEmpty();
    assertThat(harness.findings()).isEmpty();
    assertThat(harness.waiting()).isEmpty();
  }

  @Test
  void shouldNotCallAnOrphanWhatTheSameTransactionBrings() {
    // When
    harness.commit(
        Stream.concat(
                Stream.of(
                    insert("visitor", "id", 1L, "tenant", 1L, "party_id", 50L),
                    insert("bill", "id", 1L, "tenant", 1L, "party_id", 50L)),
                Stream.of(parties(1, 50)))
            .toArray(Change[]::new));

    // Then
    assertThat(harness.settle()).isEmpty();
    assertThat(harness.findingRecords()).isEmpty();
  }

  @Test
  void shouldCreateThePartyWithItsId() {
    // When
    harness.commit(
        insert("owner", "id", 1L, "tenant", 1L, "party_id", 50L),
        insert("owner", "id", 2L, "tenant", 1L, "party_id", 50L));
    List<RowChange> written = harness.settle();

    // Then
    assertThat(written).extracting(RowChange::intent).containsExactly(Intent.INSERT_MISSING);
    assertThat(harness.database().row("party", 50L))
        .containsEntry("tenant", 1L)
        .containsEntry("kind", "CONTACT")
        .containsEntry("name", "Recovered");
    assertThat(harness.waiting()).isEmpty();
    assertThat(harness.findingRecords()).isEmpty();
  }

  @Test
  void shouldNullifyOnlyWhatWasSeen() {
    // When
    harness.commit(insert("bill", "id", 1L, "tenant", 1L, "party_id", 50L));

    // Then
    assertThat(harness.changes("bill"))
        .singleElement()
        .satisfies(
            patch -> {
              assertThat(patch.intent()).isEqualTo(Intent.PATCH);
              assertThat(patch.row()).isEqualTo(row("id", 1L, "party_id", null));
              assertThat(patch.seen()).isEqualTo(row("tenant", 1L, "party_id", 50L));
              assertThat(patch.evidence().backfill()).isEqualTo("party_of_bill");
            });
    assertThat(harness.findingRecords()).isEmpty();
  }

  @Test
  void shouldLinkAgainWhatWasNullified() {
    // Given
    party(1, 100);
    harness.commit(insert("contact", "id", 7L, "tenant", 1L, "party_id", 100L));

    // When
    harness.commit(insert("bill", "id", 1L, "tenant", 1L, "contact_id", 7L, "party_id", 50L));
    List<RowChange> written = harness.settle();

    // Then
    assertThat(written).hasSize(2);
    assertThat(harness.database().row("bill", 1L)).containsEntry("party_id", 100L);
    assertThat(harness.waiting()).isEmpty();
  }

  @Test
  void shouldNotNullifyWhatTheLinkWouldBringBack() {
    // Given a contact whose own party is none
    harness.commit(insert("contact", "id", 7L, "tenant", 1L, "party_id", 50L));

    // When
    harness.commit(insert("bill", "id", 1L, "tenant", 1L, "contact_id", 7L));
    List<RowChange> written = harness.settle();

    // Then
    assertThat(written).hasSize(1);
    assertThat(harness.database().row("bill", 1L)).containsEntry("party_id", 50L);
    assertThat(harness.findings()).containsExactly("ORPHAN bill 1 party missing");
  }

  @Test
  void shouldTakeThePartyOfAnotherTenantForNone() {
    // Given
    party(2, 50);

    // When
    harness.commit(insert("visitor", "id", 1L, "tenant", 1L, "party_id", 50L));

    // Then
    assertThat(harness.findings()).containsExactly("ORPHAN visitor 1 party missing");
  }

  @Test
  void shouldReportAPartyThatGoes() {
    // Given
    party(1, 50);
    harness.commit(insert("visitor", "id", 1L, "tenant", 1L, "party_id", 50L));

    // When
    harness.commit(delete("party", "id", 50L), delete("member_party", "id", 50L));
    harness.commit(update("visitor", "id", 1L, "tenant", 1L, "party_id", 50L));

    // Then
    assertThat(harness.findings()).containsExactly("ORPHAN visitor 1 party missing");
  }

  @Test
  void shouldMakeOnePartyForARowWithoutABusinessKey() {
    // Given
    harness.commit(insert("contact", "id", 7L, "tenant", 1L, "party_id", null));

    // When
    harness.commit(
        insert("member", "id", 1L, "tenant", 1L, "name", "Ada"),
        insert("member", "id", 2L, "tenant", 1L, "name", "Berta", "contact_id", 7L));
    harness.settle();
    harness.repeatLast("member");
    harness.settle();

    // Then
    assertThat(harness.database().rowsOf("party"))
        .extracting(party -> party.get("_correlation"))
        .containsExactlyInAnyOrder("Member:1", "Member:2");
    assertThat(harness.database().row("member", 1L)).containsEntry("party_id", 1001L);
    assertThat(harness.database().row("member", 2L)).containsEntry("party_id", 1002L);
    assertThat(harness.waiting()).isEmpty();
  }

  @Test
  void shouldMakeNoPartyForARowThatHasOne() {
    // Given
    party(1, 100);
    harness.commit(insert("contact", "id", 7L, "tenant", 1L, "party_id", 100L));

    // When
    harness.commit(
        insert("member", "id", 1L, "tenant", 1L, "name", "Ada", "party_id", 5L),
        insert("member", "id", 2L, "tenant", 1L, "name", "Berta", "contact_id", 7L));
    harness.settle();

    // Then
    assertThat(harness.database().rowsOf("party")).hasSize(1);
    assertThat(harness.database().row("member", 2L)).containsEntry("party_id", 100L);
  }

  private void party(long tenant, long id) {
    harness.commit(parties(tenant, id));
  }

  /** As capture tells it, once for each key. */
  private static Change[] parties(long tenant, long id) {
    return Stream.of("party", "member_party")
        .map(
            reference ->
                insert(reference, "id", id, "tenant", tenant, "kind", "CONTACT", "name", "One"))
        .toArray(Change[]::new);
  }
}
