package io.moorline.streams;

import static io.moorline.streams.Source.delete;
import static io.moorline.streams.Source.insert;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.streams.Source.Change;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A jump of the share of derived keys stops deriving, if the index used to be full. */
class SharesTest {

  private final Harness harness = Harness.ready(Tables.shares());

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void shouldDeriveFreelyWhileTheIndexWasNeverFull() {
    // Given
    harness.commit(plans(19));

    // When
    harness.commit(notes(10));
    harness.settle();

    // Then
    assertThat(harness.derived()).hasSize(10);
    assertThat(share()).isEqualTo(10.0 / 29);
    assertThat(harness.gauge("moorline.brake", "reference", "plan")).isZero();
  }

  @Test
  void shouldStopBeforeTheLimitIsExceededHoweverManyKeysAreMissingAtOnce() {
    // Given
    harness.commit(plans(20));

    // When
    harness.commit(notes(10));
    harness.settle();

    // Then
    assertThat(harness.derived()).hasSize(5);
    assertThat(share()).isEqualTo(0.2);
    assertThat(harness.changes("note")).hasSize(5);
    assertThat(harness.gauge("moorline.parked.rows")).isEqualTo(5);
    assertThat(harness.gauge("moorline.brake", "reference", "plan")).isEqualTo(1);
  }

  @Test
  void shouldGoOnByItselfWhenTheShareFalls() {
    // Given
    harness.commit(plans(20));
    harness.commit(notes(10));
    harness.settle();

    // When
    harness.commit(
        IntStream.range(100, 120)
            .mapToObj(i -> insert("plan", "code", "P" + i))
            .toArray(Change[]::new));
    harness.passTime(Duration.ofMillis(20));
    harness.settle();
    harness.passTime(Duration.ofMillis(20));

    // Then
    assertThat(harness.derived()).hasSize(10);
    assertThat(harness.changes("note")).hasSize(10);
    assertThat(harness.gauge("moorline.brake", "reference", "plan")).isZero();
  }

  @Test
  void shouldDeriveNothingFromATableThatWasEmptied() {
    // Given
    harness.commit(plans(20));

    // When
    harness.source().truncate("plan");
    harness.commit(notes(10));

    // Then
    assertThat(harness.derived()).isEmpty();
    assertThat(share()).isZero();
  }

  @Test
  void shouldCountAKeyThatSomebodyTookOverAsTheirs() {
    // Given
    harness.commit(notes(1));
    harness.settle();
    assertThat(share()).isEqualTo(1);

    // When
    harness.commit(
        delete("plan", "code", "N0"), insert("plan", "code", "N0", "_source", "authoritative"));

    // Then
    assertThat(share()).isZero();
  }

  private double share() {
    return harness.gauge("moorline.derived.share", "reference", "plan");
  }

  private static Change[] plans(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> insert("plan", "code", "P" + i))
        .toArray(Change[]::new);
  }

  private static Change[] notes(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> insert("note", "id", "" + i, "no", "" + i, "plan", "n" + i))
        .toArray(Change[]::new);
  }
}
