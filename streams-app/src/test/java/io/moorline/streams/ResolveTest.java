package io.moorline.streams;

import static io.moorline.streams.Source.insert;
import static io.moorline.streams.Source.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.RowChange.Reliance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ways of a row through the topology when nothing comes in between. */
class ResolveTest {

  private final Harness harness = Harness.ready();

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void shouldPassRowsWhoseReferencesExistInOneHop() {
    // Given
    harness.commit(insert("plan", "code", "P1"));

    // When
    harness.commit(insert("detail", "id", "1", "no", "n1", "plan", "p1"));

    // Then
    assertThat(harness.rows("detail")).containsExactly(row("no", "N1", "plan", "P1"));
    assertThat(harness.usedWays()).isEmpty();
  }

  @Test
  void shouldTellWhichReferencesAChangeReliesOn() {
    // Given
    harness.commit(insert("plan", "code", "P1"));

    // When
    harness.commit(insert("detail", "id", "1", "no", "n1", "plan", "p1"));

    // Then
    RowChange change = harness.changes("detail").get(0);
    assertThat(change.intent()).isEqualTo(Intent.UPSERT);
    assertThat(change.relies()).extracting(Reliance::reference).containsExactly("plan");
    assertThat(change.relies()).extracting(Reliance::key).containsExactly("P1");
  }

  @Test
  void shouldWriteTheRowOnlyAfterTheDerivedReferenceWasCaptured() {
    // Given
    harness.commit(insert("detail", "id", "1", "no", "n1", "plan", "p1", "plan_title", "One"));

    // When
    List<RowChange> written = harness.writeReferences();

    // Then
    assertThat(written).extracting(RowChange::intent).containsExactly(Intent.INSERT_MISSING);
    assertThat(written.get(0).row())
        .containsEntry("code", "P1")
        .containsEntry("title", "One")
        .containsEntry("_source", "auto_derived")
        .containsEntry("_needs_review", true)
        .containsEntry("_derived_from_domain", "testing")
        .containsKey("_derived_at")
        .doesNotContainKey("kind");
    assertThat(harness.changes("detail")).isEmpty();
    assertThat(harness.gauge("moorline.parked.rows")).isEqualTo(1);

    // When
    harness.captureReferences();

    // Then
    assertThat(harness.changes("detail")).hasSize(1);
    assertThat(harness.gauge("moorline.parked.rows")).isZero();
  }

  @Test
  void shouldDeriveAReferenceAfterTheReferenceThatItNeedsItself() {
    // Given
    harness.commit(insert("detail", "id", "1", "no", "n1", "plan", "p1", "portfolio", "f1"));

    // When
    List<RowChange> first = harness.writeReferences();
    harness.captureReferences();
    List<RowChange> second = harness.writeReferences();

    // Then
    assertThat(first).extracting(change -> change.row().get("code")).containsExactly("P1");
    assertThat(second).extracting(change -> change.row().get("code")).containsExactly("F1");
    assertThat(second.get(0).row()).containsEntry("plan", "P1");
    assertThat(harness.changes("detail")).isEmpty();

    // When
    harness.captureReferences();

    // Then
    assertThat(harness.rows("detail"))
        .containsExactly(row("no", "N1", "plan", "P1", "portfolio", "F1"));
  }

  @Test
  void shouldAskForAllMissingReferencesAtOnce() {
    // When
    harness.commit(
        insert("plan", "code", "P2"),
        insert("detail", "id", "1", "no", "n1", "plan", "p1", "portfolio", "f1"));

    // Then
    assertThat(harness.derived())
        .extracting(record -> record.get("reference").toString())
        .containsExactlyInAnyOrder("plan", "portfolio");
  }

  @Test
  void shouldDeriveAKeyOnceHoweverManyRowsWait() {
    // When
    harness.source().transaction(insert("detail", "id", "1", "no", "1", "plan", "p1"));
    harness
        .source()
        .transaction(insert("detail", "id", "2", "no", "2", "plan", " P1 ", "plan_title", "One"));
    harness
        .source()
        .transaction(
            insert(
                "detail",
                "id",
                "3",
                "no",
                "3",
                "plan",
                "ｐ１",
                "plan_title",
                "Uno",
                "plan_kind",
                "k"));
    harness.source().marks();

    // Then
    assertThat(harness.derived())
        .singleElement()
        .satisfies(record -> assertThat(record.get("waiting")).isEqualTo(3L));
    List<RowChange> written = harness.writeReferences();
    assertThat(written).hasSize(1);
    assertThat(written.get(0).row()).containsEntry("title", "One").containsEntry("kind", "k");

    // When
    harness.captureReferences();

    // Then
    assertThat(harness.rows("detail"))
        .extracting(row -> row.get("no") + " " + row.get("plan"))
        .containsExactlyInAnyOrder("1 P1", "2 P1", "3 P1");
  }

  @Test
  void shouldLinkToTheReferenceAsItIsReallySpelled() {
    // Given
    harness.commit(insert("plan", "code", " p 1"));

    // When
    harness.commit(insert("detail", "id", "1", "no", "n1", "plan", "P1"));

    // Then
    assertThat(harness.rows("detail")).containsExactly(row("no", "N1", "plan", " p 1"));
  }

  @Test
  void shouldTakeCompositeKeysApart() {
    // Given
    harness.commit(
        insert("branch", "id", 1L, "tenant", "A|B", "no", "C"),
        insert("branch", "id", 2L, "tenant", "A", "no", "B|C"));

    // When
    harness.commit(insert("visit", "id", "1", "no", "1", "tenant", "a", "branch", "b|c"));
    harness.commit(
        insert("visit", "id", "2", "no", "2", "tenant", "x", "branch", "y", "town", "Ulm"));

    // Then
    assertThat(harness.changes("visit"))
        .singleElement()
        .satisfies(change -> assertThat(change.row()).containsEntry("branch", "B|C"));
    assertThat(harness.writeReferences())
        .singleElement()
        .satisfies(
            change ->
                assertThat(change.row())
                    .containsEntry("tenant", "X")
                    .containsEntry("no", "Y")
                    .containsEntry("town", "Ulm"));
  }

  @Test
  void shouldTakeABlankKeyForNull() {
    // When
    harness.commit(insert("detail", "id", "1", "no", "n1", "plan", " 　", "portfolio", null));

    // Then
    assertThat(harness.changes("detail"))
        .singleElement()
        .satisfies(
            change ->
                assertThat(change.row())
                    .containsEntry("plan", null)
                    .containsEntry("portfolio", null));
    assertThat(harness.derived()).isEmpty();
  }

  @Test
  void shouldWaitWithoutDerivingAndThenFillWhenTheNeedOnlyFills() {
    // Given
    harness.commit(insert("note", "id", "1", "no", "n1", "plan", "p1", "plan_title", "One"));
    assertThat(harness.writeReferences()).isEmpty();
    assertThat(harness.gauge("moorline.parked.rows")).isEqualTo(1);

    // When
    harness.commit(insert("plan", "code", "P1"));

    // Then
    assertThat(harness.rows("note")).containsExactly(row("no", "n1", "plan", "P1"));
    assertThat(harness.changes("plan"))
        .singleElement()
        .satisfies(
            fill -> {
              assertThat(fill.intent()).isEqualTo(Intent.FILL_NULL);
              assertThat(fill.row()).isEqualTo(Map.of("code", "P1", "title", "One"));
            });
  }
}
