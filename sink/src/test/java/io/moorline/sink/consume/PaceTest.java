package io.moorline.sink.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final Pace pace = new Pace(5_000, 0);

  @Test
  void shouldWriteARowThatComesAloneAtOnce() {
    pace.polled(1, millis(0));

    assertThat(pace.isDue(1, millis(0))).isTrue();
  }

  @Test
  void shouldWaitForMoreInAFlood() {
    // Given
    flood();

    // When
    pace.polled(300, millis(1_010));
    pace.polled(300, millis(1_070));

    // Then
    assertThat(pace.isDue(600, millis(1_100))).isFalse();
    assertThat(pace.isDue(5_000, millis(1_100))).isTrue();
  }

  @Test
  void shouldWriteWhateverIsThereOfASteadyStream() {
    // Given 2000 rows in a second, after a flood
    flood();
    pace.launched(2_000, millis(2_000));

    // When
    pace.polled(300, millis(2_010));

    // Then
    assertThat(pace.isDue(300, millis(2_010))).isTrue();
  }

  @Test
  void shouldNotTakeForAFloodWhatWasHeldUp() {
    // Given 600 rows at once
    pace.launched(55, millis(1_000));
    pace.launched(600, millis(1_050));

    // When
    pace.polled(55, millis(1_060));

    // Then
    assertThat(pace.isDue(55, millis(1_060))).isTrue();
  }

  @Test
  void shouldNotWaitLongerThanAPauseInTheFlood() {
    flood();
    pace.polled(300, millis(1_010));

    assertThat(pace.isDue(300, millis(1_084))).isFalse();
    assertThat(pace.isDue(300, millis(1_085))).isTrue();
  }

  @Test
  void shouldNotHoldTheFirstRowForLong() {
    flood();
    for (int at = 1_000; at <= 1_200; at += 50) {
      pace.polled(10, millis(at));
    }

    assertThat(pace.isDue(50, millis(1_199))).isFalse();
    assertThat(pace.isDue(50, millis(1_200))).isTrue();
  }

  @Test
  void shouldTakeTheBatchForFullThatThePipelineSays() {
    // Given
    Pace small = new Pace(20, 0);
    small.launched(20, millis(1_000));

    // When
    small.polled(20, millis(1_001));

    // Then
    assertThat(small.isFull(19)).isFalse();
    assertThat(small.isDue(19, millis(1_001))).isFalse();
    assertThat(small.isDue(20, millis(1_001))).isTrue();
  }

  /** 6000 rows in a second. */
  private void flood() {
    pace.launched(3_000, millis(500));
    pace.launched(3_000, millis(1_000));
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
