package io.moorline.streams;

import static io.moorline.streams.Source.delete;
import static io.moorline.streams.Source.insert;
import static io.moorline.streams.Source.row;
import static io.moorline.streams.Source.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Intent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What those who really know a reference say about it, before and after others guessed. */
class AuthoritiesTest {

  private final Harness harness = Harness.ready(Tables.authorities());

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void shouldWriteWhatAnAuthorityBringsInTheSpellingOfTheKeyRule() {
    // When
    harness.load("hub", plan(" p1", "first"));
    List<RowChange> written = harness.settle();

    // Then
    assertThat(written).extracting(RowChange::intent).containsExactly(Intent.TAKE_OVER);
    assertThat(written)
        .extracting(change -> change.evidence().backfill())
        .containsOnly("authority");
    assertThat(plans("P1"))
        .containsEntry("title", "first")
        .containsEntry("_source", "authoritative")
        .containsEntry("_needs_review", false)
        .containsEntry("_derived_at", null);
  }

  @Test
  void shouldTakeOverWhatWasDerived() {
    // Given
    harness.commit(insert("detail", "id", "1", "no", "1", "plan", "p1", "plan_title", "guess"));
    loadNothing();
    harness.passTime(Duration.ofSeconds(1));
    harness.settle();
    assertThat(plans("P1")).containsEntry("_source", "auto_derived");

    // When
    harness.load("hub", plan("p1", "known"));
    harness.settle();

    // Then
    assertThat(plans("P1"))
        .containsEntry("title", "known")
        .containsEntry("_source", "authoritative")
        .containsEntry("_derived_from_domain", null);
  }

  @Test
  void shouldSayNothingWhenALoadBringsNothingNew() {
    // Given
    harness.load("hub", plan("p1", "first"), plan("p2", "second"));
    harness.settle();

    // When
    harness.load("hub", plan("p2", "second"), plan("p1", "first"));

    // Then
    assertThat(harness.changes("plan")).isEmpty();
  }

  @Test
  void shouldFollowTheAuthorityWhereNobodyWroteSince() {
    // Given
    harness.load("hub", plan("p1", "first"), plan("p2", "second"));
    harness.settle();
    harness.commit(update("plan", with(plans("P2"), "title", "by hand")));

    // When
    harness.load("hub", plan("p1", "1st"), plan("p2", "2nd"));
    harness.settle();

    // Then
    assertThat(plans("P1")).containsEntry("title", "1st");
    assertThat(plans("P2")).containsEntry("title", "by hand");
  }

  @Test
  void shouldKeepWhatAnAuthorityLeavesBlankOrHasNoMore() {
    // Given
    harness.load("hub", plan("p1", "first"), plan("p2", "second"));
    harness.settle();

    // When
    harness.load("hub", plan("p1", " "));
    harness.settle();
    harness.load("hub", plan("p1", "changed"), plan("p2", "back"));
    harness.settle();

    // Then
    assertThat(plans("P1")).containsEntry("title", "changed");
    assertThat(plans("P2")).containsEntry("title", "back");
  }

  @Test
  void shouldLetTheFirstAuthorityAndItsFirstRowCount() {
    // Given
    harness.load("list", plan("P1", "from the list"), plan("P2", "listed"));
    harness.settle();

    // When
    harness.load("hub", plan("p 1", "from the hub"), plan("P1", "twice"), plan("P1", "thrice"));
    harness.settle();

    // Then
    assertThat(plans("P1")).containsEntry("title", "from the hub");
    assertThat(plans("P2")).containsEntry("title", "listed");
    assertThat(harness.findings()).containsExactly("COLLISION hub P1 ambiguous");

    // When
    harness.load("hub", plan("P1", "twice"));
    harness.settle();

    // Then
    assertThat(plans("P1")).containsEntry("title", "twice");
    assertThat(harness.findings()).isEmpty();
  }

  @Test
  void shouldFindTheRowHoweverItIsSpelled() {
    // Given
    harness.commit(insert("plan", "code", "p 1", "title", null, "kind", "by hand"));
    harness.settle();

    // When
    harness.load("hub", row("code", "P1", "title", "known", "kind", "annuity"));
    harness.settle();

    // Then
    assertThat(harness.database().rowsOf("plan")).hasSize(1);
    assertThat(plans("p 1")).containsEntry("title", "known").containsEntry("kind", "by hand");
  }

  @Test
  void shouldSayItAgainOfARowThatPeopleSpellAnew() {
    // Given
    harness.load("hub", plan("P1", "known"));
    harness.settle();

    // When
    harness.commit(delete("plan", "code", "P1"), insert("plan", "code", "p-1"));
    harness.commit(insert("plan", "code", "p1", "title", null));
    harness.settle();

    // Then
    assertThat(plans("p1")).containsEntry("title", "known");
  }

  @Test
  void shouldSayWhatCameWhileTwoRowsHadTheKey() {
    // Given
    harness.load("hub", plan("p1", "first"));
    harness.settle();
    harness.commit(insert("plan", "code", "p 1"));
    harness.load("hub", plan("p1", "second"));
    assertThat(harness.changes("plan")).isEmpty();

    // When
    harness.commit(delete("plan", "code", "p 1"));
    harness.settle();

    // Then
    assertThat(plans("P1")).containsEntry("title", "second");
  }

  @Test
  void shouldBringBackWhatWasDeletedWhenSomebodyNeedsIt() {
    // Given
    harness.load("hub", plan("P1", "known"));
    harness.load("list");
    harness.settle();
    harness.commit(delete("plan", "code", "P1"));
    assertThat(harness.settle()).isEmpty();

    // When
    harness.commit(insert("detail", "id", "1", "no", "1", "plan", "p1", "plan_title", "guess"));
    harness.settle();

    // Then
    assertThat(plans("P1"))
        .containsEntry("title", "known")
        .containsEntry("_source", "authoritative");
    assertThat(harness.derived()).isEmpty();
  }

  @Test
  void shouldBringBackWhatWentWhileNobodyWatchedWhenSomebodyNeedsIt() {
    // Given
    harness.load("hub", plan("p1", "first"));
    assertThat(harness.changes("plan")).hasSize(1);
    harness.source().newSnapshot();
    harness.source().snapshotComplete();
    assertThat(harness.changes("plan")).isEmpty();

    // When
    harness.commit(insert("detail", "id", "1", "no", "1", "plan", "p1"));

    // Then
    assertThat(harness.changes("plan"))
        .extracting(RowChange::intent)
        .containsExactly(Intent.TAKE_OVER);
  }

  @Test
  void shouldWaitForTheSnapshotOfTheReferenceBeforeItWritesAnything() {
    try (Harness cold = new Harness(Tables.authorities())) {
      // Given
      cold.load("hub", plan("P1", "known"));
      assertThat(cold.changes("plan")).isEmpty();

      // When
      cold.source().found("plan", "code", "p 1", "title", null);
      cold.source().snapshotComplete();

      // Then
      assertThat(cold.rows("plan"))
          .singleElement()
          .satisfies(row -> assertThat(row).containsEntry("code", "p 1"));
    }
  }

  @Test
  void shouldSetARowAsideThatHasNoKeyOnce() {
    // When
    harness.load("hub", plan(" ", "nameless"));
    harness.load("hub", plan(" ", "nameless"));

    // Then
    assertThat(harness.quarantine()).containsExactly("OPEN no_key hub");
  }

  private void loadNothing() {
    harness.load("hub");
    harness.load("list");
  }

  private Map<String, @Nullable Object> plans(String code) {
    return harness.database().row("plan", code);
  }

  private static Map<String, @Nullable Object> plan(String code, String title) {
    return row("code", code, "title", title);
  }

  private static Object[] with(Map<String, @Nullable Object> row, String column, Object value) {
    return Stream.concat(
            row.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(column))
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue())),
            Stream.of(column, value))
        .toArray();
  }
}
