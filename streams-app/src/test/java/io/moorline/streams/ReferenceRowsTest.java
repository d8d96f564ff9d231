package io.moorline.streams;

import static io.moorline.streams.Source.delete;
import static io.moorline.streams.Source.insert;
import static io.moorline.streams.Source.row;
import static io.moorline.streams.Source.update;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What exists follows the captured reference rows. */
class ReferenceRowsTest {

  private final Harness harness = Harness.ready();

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void shouldNotLinkToADeletedReference() {
    // Given
    harness.commit(insert("plan", "code", "P1"));
    harness.commit(delete("plan", "code", "P1"));

    // When
    harness.commit(insert("note", "id", "1", "no", "n1", "plan", "P1"));

    // Then
    assertThat(harness.changes("note")).isEmpty();
  }

  @Test
  void shouldFollowARowWhoseKeyChanges() {
    // Given
    harness.commit(insert("branch", "id", 1L, "tenant", "a", "no", "b"));
    harness.commit(update("branch", "id", 1L, "tenant", "a", "no", "c"));

    // When
    harness.commit(insert("visit", "id", "1", "no", "1", "tenant", "a", "branch", "c"));
    harness.commit(insert("visit", "id", "2", "no", "2", "tenant", "a", "branch", "b"));

    // Then
    assertThat(harness.rows("visit")).extracting(row -> row.get("no")).containsExactly("1");
  }

  @Test
  void shouldSweepRowsThatANewSnapshotDidNotFind() {
    // Given
    harness.commit(insert("plan", "code", "P1"), insert("plan", "code", "P2"));

    // When
    harness.source().newSnapshot();
    harness.source().found("plan", "code", "P2");
    harness.source().snapshotComplete();
    harness.commit(insert("note", "id", "1", "no", "1", "plan", "P1"));
    harness.commit(insert("note", "id", "2", "no", "2", "plan", "P2"));

    // Then
    assertThat(harness.rows("note")).containsExactly(row("no", "2", "plan", "P2"));
  }

  @Test
  void shouldForgetAllRowsOfATruncatedTable() {
    // Given
    harness.commit(insert("plan", "code", "P1"), insert("plan", "code", "P2"));

    // When
    harness.source().truncate("plan");
    harness.commit(insert("note", "id", "1", "no", "1", "plan", "P1"));

    // Then
    assertThat(harness.changes("note")).isEmpty();
  }

  @Test
  void shouldCancelWaitingRowsOfATruncatedTable() {
    // Given
    harness.commit(insert("note", "id", "1", "no", "1", "plan", "P1"));

    // When
    harness.source().truncate("note");
    harness.commit(insert("plan", "code", "P1"));

    // Then
    assertThat(harness.changes("note")).isEmpty();
    assertThat(harness.gauge("moorline.parked.rows")).isZero();
  }

  @Test
  void shouldFillAnEmptyColumnOfADerivedReferenceFromALaterRow() {
    // Given
    harness.commit(insert("detail", "id", "1", "no", "1", "plan", "p1", "plan_title", "One"));
    harness.settle();

    // When
    harness.commit(
        insert("detail", "id", "2", "no", "2", "plan", "p1", "plan_title", "Uno", "plan_kind", "k"),
        insert("detail", "id", "3", "no", "3", "plan", "p1", "plan_kind", "other"));

    // Then
    assertThat(harness.rows("plan")).containsExactly(row("code", "P1", "kind", "k"));
  }

  @Test
  void shouldFillFromRowsThatWaitedForTheReference() {
    // Given
    harness.commit(insert("detail", "id", "1", "no", "1", "plan", "p1"));
    harness.commit(insert("note", "id", "1", "no", "1", "plan", "p1", "plan_title", "One"));

    // When
    harness.writeReferences();
    harness.captureReferences();

    // Then
    assertThat(harness.rows("plan")).containsExactly(row("code", "P1", "title", "One"));
  }

  @Test
  void shouldLeaveReviewedAndAuthoritativeReferencesAlone() {
    // Given
    harness.commit(
        insert("plan", "code", "P1"),
        insert("plan", "code", "P2", "_source", "auto_derived", "_needs_review", false));

    // When
    harness.commit(
        insert("detail", "id", "1", "no", "1", "plan", "p1", "plan_title", "One"),
        insert("detail", "id", "2", "no", "2", "plan", "p2", "plan_title", "Two"));

    // Then
    assertThat(harness.changes("detail")).hasSize(2);
    assertThat(harness.changes("plan")).isEmpty();
  }
}
