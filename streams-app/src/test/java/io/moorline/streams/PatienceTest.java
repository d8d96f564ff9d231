package io.moorline.streams;

import static io.moorline.streams.Source.delete;
import static io.moorline.streams.Source.insert;
import static io.moorline.streams.Source.update;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows of other databases than the reference's wait a while before it is derived. */
class PatienceTest {

  private final Harness harness = Harness.ready(Tables.shares());

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void shouldDeriveOnlyWhenTheTimeIsOver() {
    // Given
    harness.commit(insert("remote", "id", "1", "no", "1", "plan", "p1"));

    // When
    harness.passTime(Duration.ofMinutes(9));

    // Then
    assertThat(harness.derived()).isEmpty();

    // When
    harness.passTime(Duration.ofMinutes(1));

    // Then
    assertThat(harness.derived()).hasSize(1);
  }

  @Test
  void shouldNotLetRowsOfTheSameDatabaseWait() {
    // Given
    harness.commit(insert("remote", "id", "1", "no", "1", "plan", "p1"));

    // When
    harness.commit(insert("note", "id", "1", "no", "1", "plan", "p1"));

    // Then
    assertThat(harness.derived()).hasSize(1);
  }

  @Test
  void shouldCountFromWhenTheKeyWasAskedForFirst() {
    // Given
    harness.commit(insert("remote", "id", "1", "no", "1", "plan", "p1"));
    harness.passTime(Duration.ofMinutes(9));

    // When
    harness.commit(
        update("remote", "id", "1", "no", "2", "plan", "p1"),
        insert("remote", "id", "2", "no", "3", "plan", "p1"));
    harness.passTime(Duration.ofMinutes(1));

    // Then
    assertThat(harness.derived()).hasSize(1);
  }

  @Test
  void shouldForgetTheTimeWithTheRows() {
    // Given
    harness.commit(insert("remote", "id", "1", "no", "1", "plan", "p1"));
    harness.passTime(Duration.ofMinutes(9));

    // When
    harness.commit(delete("remote", "id", "1"));
    harness.commit(insert("remote", "id", "2", "no", "2", "plan", "p1"));
    harness.passTime(Duration.ofMinutes(5));

    // Then
    assertThat(harness.derived()).isEmpty();

    // When
    harness.passTime(Duration.ofMinutes(5));

    // Then
    assertThat(harness.derived()).hasSize(1);
  }

  @Test
  void shouldNotDeriveFromAColdStartHoweverLongItTakes() {
    // Given
    try (Harness cold = new Harness(Tables.shares())) {
      cold.source().found("remote", "id", "1", "no", "1", "plan", "p1");

      // When
      cold.passTime(Duration.ofMinutes(20));

      // Then
      assertThat(cold.derived()).isEmpty();

      // When
      cold.source().snapshotComplete();

      // Then
      assertThat(cold.derived()).hasSize(1);
    }
  }

  @Test
  void shouldLinkWhatArrivesInTime() {
    // Given
    harness.commit(insert("remote", "id", "1", "no", "1", "plan", "p1"));

    // When
    harness.commit(insert("plan", "code", "P1"));
    harness.passTime(Duration.ofMinutes(20));

    // Then
    assertThat(harness.changes("remote")).hasSize(1);
    assertThat(harness.derived()).isEmpty();
  }
}
