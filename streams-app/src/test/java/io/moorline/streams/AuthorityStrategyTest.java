package io.moorline.streams;

import static io.moorline.streams.Source.insert;
import static io.moorline.streams.Source.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is derived where authorities may know better: when, for how long, and how much of it. */
class AuthorityStrategyTest {

  private final Harness harness = Harness.ready(Tables.authorities());

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void shouldDeriveOnlyAfterEveryAuthorityWasLoadedOnce() {
    // Given
    harness.commit(insert("detail", "id", "1", "no", "1", "plan", "p1"));
    harness.load("hub", row("code", "P2", "title", "known"));
    harness.passTime(Duration.ofMinutes(9));
    assertThat(harness.derived()).isEmpty();

    // When
    loadNothing("list");
    harness.passTime(Duration.ofSeconds(1));

    // Then
    assertThat(harness.derived()).hasSize(1);
    assertThat(harness.gauge("moorline.degraded", "reference", "plan")).isZero();
  }

  @Test
  void shouldDeriveWithoutAnAuthorityThatNeverComesAndSaySo() {
    // Given
    harness.commit(insert("detail", "id", "1", "no", "1", "plan", "p1"));

    // When
    harness.passTime(Duration.ofMinutes(10));

    // Then
    assertThat(harness.derived()).hasSize(1);
    assertThat(harness.gauge("moorline.degraded", "reference", "plan")).isEqualTo(1);

    // When
    harness.commit(insert("detail", "id", "2", "no", "2", "plan", "p2"));

    // Then
    assertThat(harness.derived()).hasSize(1);

    // When
    loadNothing();
    harness.passTime(Duration.ofSeconds(1));

    // Then
    assertThat(harness.gauge("moorline.degraded", "reference", "plan")).isZero();
  }

  @Test
  void shouldShowHowTheDerivedShareFalls() {
    // Given
    loadNothing();
    harness.commit(
        insert("detail", "id", "1", "no", "1", "plan", "p1"),
        insert("detail", "id", "2", "no", "2", "plan", "p2"));
    harness.settle();
    assertThat(harness.gauge("moorline.derived.share", "reference", "plan")).isEqualTo(1);

    // When
    harness.load("hub", row("code", "p2"), row("code", "p3"), row("code", "p4"));
    harness.settle();

    // Then
    assertThat(harness.gauge("moorline.derived.share", "reference", "plan")).isEqualTo(0.25);
  }

  @Test
  void shouldNotWaitForAnAuthorityWhereItAlwaysDerives() {
    // When
    harness.commit(insert("sale", "id", "1", "no", "1", "maker", "m1"));

    // Then
    assertThat(harness.derived()).hasSize(1);
  }

  @Test
  void shouldNeverDeriveWhatIsOnlyPreloaded() {
    // Given
    harness.commit(insert("import", "id", "1", "no", "1", "reg_no", "r1"));
    harness.passTime(Duration.ofDays(1));
    assertThat(harness.derived()).isEmpty();
    assertThat(harness.gauge("moorline.parked.rows")).isEqualTo(1);

    // When
    harness.load("office", row("registration_no", "r1", "title", "known"));
    harness.settle();

    // Then
    assertThat(harness.rows("import")).hasSize(1);
  }

  @Test
  void shouldDeriveWhatNobodyIsToReview() {
    // When
    harness.commit(insert("visit", "id", "1", "no", "1", "tenant", "t", "branch", "b"));
    harness.settle();

    // Then
    assertThat(harness.database().rowsOf("branch"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("_source", "auto_derived")
                    .containsEntry("_needs_review", false));
  }

  private void loadNothing() {
    loadNothing("hub");
    loadNothing("list");
  }

  private void loadNothing(String authority) {
    harness.load(authority);
  }
}
