package io.moorline.streams;

import static io.moorline.streams.Source.delete;
import static io.moorline.streams.Source.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.RowChange;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What authorities say about rows that point at others. */
class AuthorityLinksTest {

  private final Harness harness = Harness.ready(Tables.authorities());

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void shouldLoadWhatARowNeedsBeforeIt() {
    // Given
    harness.load("hub_portfolio", row("code", "f1", "plan", "p1", "title", "fund"));
    harness.writeReferences();
    assertThat(harness.database().rowsOf("portfolio")).isEmpty();

    // When
    harness.load("hub", plan("P1", "known"));
    harness.settle();

    // Then
    assertThat(harness.database().row("portfolio", "F1")).containsEntry("plan", "P1");
    assertThat(harness.derived()).isEmpty();

    // When
    harness.load("hub", plan("P1", "known"), plan("P2", "other"));
    harness.load("hub_portfolio", row("code", "f1", "plan", "p2", "title", "fund"));
    harness.settle();

    // Then
    assertThat(harness.database().row("portfolio", "F1")).containsEntry("plan", "P2");
  }

  @Test
  void shouldChangeWhatWaitedInVain() {
    // Given: never written, since its plan is missing
    harness.load("hub_portfolio", row("code", "f1", "plan", null, "title", "old"));
    harness.settle();
    harness.load("hub_portfolio", row("code", "f1", "plan", "p1", "title", "newer"));

    // When
    harness.load("hub_portfolio", row("code", "f1", "plan", "p1", "title", "newest"));
    harness.load("hub", plan("P1", "known"));
    harness.settle();

    // Then
    assertThat(harness.database().row("portfolio", "F1"))
        .containsEntry("title", "newest")
        .containsEntry("plan", "P1");
  }

  @Test
  void shouldSayAgainWhatWasOvertakenWhileItWaited() {
    // Given: never written, since its plans are missing
    harness.load("hub_portfolio", row("code", "f1", "plan", "p1", "title", "known"));
    harness.load("hub_portfolio", row("code", "f1", "plan", "p2", "title", " "));

    // When
    harness.load("hub_portfolio", row("code", "f1", "plan", "p2", "title", "known"));
    harness.load("hub", plan("P2", "known"));
    harness.settle();

    // Then
    assertThat(harness.database().row("portfolio", "F1")).containsEntry("title", "known");
  }

  @Test
  void shouldChangeWhatTheSinkGaveBack() {
    // Given
    harness.load("hub", plan("P1", "known"));
    harness.load("hub_portfolio", row("code", "f1", "plan", null, "title", "old"));
    harness.settle();
    harness.load("hub_portfolio", row("code", "f1", "plan", "p1", "title", "newer"));
    RowChange given = harness.changes("portfolio").get(0);
    harness.commit(delete("plan", "code", "P1"));

    // When
    harness.handBack("portfolio", given, given.relies().get(0));
    harness.load("hub_portfolio", row("code", "f1", "plan", "p1", "title", "newest"));
    harness.settle();

    // Then
    assertThat(harness.database().row("portfolio", "F1"))
        .containsEntry("title", "newest")
        .containsEntry("plan", "P1");
    assertThat(harness.gauge("moorline.parked.rows")).isZero();
  }

  @Test
  void shouldLinkRowsOfOneKindThatPointAtEachOther() {
    // When
    harness.load(
        "guild",
        row("code", "m1", "parent_code", "m2", "title", "one"),
        row("code", "m2", "parent_code", "m1", "title", "two"));
    harness.settle();

    // Then
    assertThat(makers("M1"))
        .containsEntry("parent_code", "M2")
        .containsEntry("parent_id", makers("M2").get("id"));
    assertThat(makers("M2")).containsEntry("parent_id", makers("M1").get("id"));

    // When
    harness.load(
        "guild",
        row("code", "m1", "parent_code", "m3", "title", "one"),
        row("code", "m2", "parent_code", "m1", "title", "two"),
        row("code", "m3", "parent_code", null, "title", "three"));
    harness.settle();

    // Then
    assertThat(makers("M1"))
        .containsEntry("parent_code", "M3")
        .containsEntry("parent_id", makers("M3").get("id"));
  }

  private Map<String, @Nullable Object> makers(String code) {
    return harness.database().rowsOf("maker").stream()
        .filter(row -> code.equals(row.get("code")))
        .findFirst()
        .orElse(Map.of());
  }

  private static Map<String, @Nullable Object> plan(String code, String title) {
    return row("code", code, "title", title);
  }
}
