package io.moorline.streams;

import static io.moorline.streams.Source.insert;
import static io.moorline.streams.Source.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Until a first snapshot was read completely, nobody can say of a key that one row alone has it.
 */
class ColdStartTest {

  private static final Duration A_WHILE = Duration.ofMillis(10);

  private final Harness harness = new Harness();

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void shouldDeriveNothingThatTheSnapshotMayStillFind() {
    // Given
    harness.source().found("detail", "id", "1", "no", "n1", "plan", "p1");
    harness.source().marks();

    // When
    harness.source().found("plan", "code", "P1");
    complete();

    // Then
    assertThat(harness.derived()).isEmpty();
    assertThat(harness.rows("detail")).containsExactly(row("no", "N1", "plan", "P1"));
  }

  @Test
  void shouldLinkNothingWhileTheSnapshotMayStillFindAnotherRowWithTheKey() {
    // Given
    harness.source().found("plan", "code", "P1");
    harness.source().found("detail", "id", "1", "no", "n1", "plan", "p1");
    harness.source().found("plan", "code", "p 1");

    // When
    complete();

    // Then
    assertThat(harness.changes("detail")).isEmpty();
    assertThat(harness.quarantine()).containsExactly("OPEN ambiguous detail");
    assertThat(harness.findings()).containsExactly("COLLISION plan P1 ambiguous");
  }

  @Test
  void shouldSayNothingOfAKeyBeforeTheSnapshotIsComplete() {
    // When
    harness.source().found("plan", "code", "P1");
    harness.source().found("plan", "code", "P2");
    harness.source().found("plan", "code", "p 2");
    harness.source().found("note", "id", "1", "no", "n1", "plan", "p1");
    harness.source().found("note", "id", "2", "no", "n2", "plan", "p2");

    // Then
    assertThat(harness.changes("note")).isEmpty();
    assertThat(harness.quarantine()).isEmpty();
    assertThat(harness.findings()).isEmpty();

    // When
    complete();

    // Then
    assertThat(harness.rows("note")).containsExactly(row("no", "n1", "plan", "P1"));
    assertThat(harness.quarantine()).containsExactly("OPEN ambiguous note");
    assertThat(harness.findings()).hasSize(1);
  }

  @Test
  void shouldDeriveWhatAnInterruptedSnapshotFoundAndTheNextDidNot() {
    // Given
    harness.source().found("plan", "code", "P1");
    harness.source().found("detail", "id", "1", "no", "n1", "plan", "p1");

    // When
    harness.source().newSnapshot();
    harness.source().found("detail", "id", "1", "no", "n1", "plan", "p1");
    complete();

    // Then
    assertThat(harness.derived()).hasSize(1);
  }

  @Test
  void shouldDeriveAgainWhatANewSnapshotDidNotFind() {
    // Given a derived row that was written, and went before anybody read of it
    harness.source().snapshotComplete();
    harness.commit(insert("detail", "id", "1", "no", "n1", "plan", "p1"));
    assertThat(harness.derived()).hasSize(1);

    // When
    harness.source().newSnapshot();
    harness.source().found("detail", "id", "1", "no", "n1", "plan", "p1");
    harness.source().snapshotComplete();

    // Then
    assertThat(harness.derived()).hasSize(1);

    // When
    harness.settle();

    // Then
    assertThat(harness.changes("detail")).hasSize(1);
    assertThat(harness.derived()).isEmpty();
  }

  @Test
  void shouldNotLetOneReferenceWaitForTheSnapshotOfAnother() {
    // Given
    harness.source().found("plan", "code", "P1");
    harness.source().found("note", "id", "1", "no", "n1", "plan", "p1");

    // When
    harness.source().snapshotComplete("plan");
    harness.passTime(A_WHILE);

    // Then
    assertThat(harness.changes("note")).hasSize(1);
  }

  @Test
  void shouldPassRowsInOneHopOnceAllKeysAreKnown() {
    // Given
    IntStream.range(0, 20).forEach(i -> harness.source().found("plan", "code", "P" + i));
    complete();

    // When
    IntStream.range(0, 20)
        .forEach(i -> harness.commit(insert("note", "id", "" + i, "no", "" + i, "plan", "p" + i)));

    // Then
    assertThat(harness.changes("note")).hasSize(20);
    assertThat(harness.usedWays()).isEmpty();
  }

  private void complete() {
    harness.source().snapshotComplete();
    harness.passTime(A_WHILE);
  }
}
