package io.moorline.sink.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final Pace pace = new Pace(5_000);

  @Test
  void shouldWriteARowThatComesAloneAtOnce() {
    pace.polled(1, millis(0));

    assertThat(pace.isDue(1, millis(0))).isTrue();
  }

  @Test
  void shouldWaitForMoreWhileRowsStreamIn() {
    // Given
    pace.launched(2_000);

    // When
    pace.polled(300, millis(1_000));
    pace.polled(300, millis(1_100));

    // Then
    assertThat(pace.isDue(600, millis(1_200))).isFalse();
    assertThat(pace.isDue(5_000, millis(1_200))).isTrue();
  }

  @Test
  void shouldNotWaitLongerThanAPauseInTheStream() {
    pace.launched(2_000);
    pace.polled(300, millis(1_000));

    assertThat(pace.isDue(300, millis(1_149))).isFalse();
    assertThat(pace.isDue(300, millis(1_150))).isTrue();
  }

  @Test
  void shouldNotHoldTheFirstRowForLong() {
    pace.launched(2_000);
    for (int at = 1_000; at <= 1_400; at += 100) {
      pace.polled(10, millis(at));
    }

    assertThat(pace.isDue(50, millis(1_399))).isFalse();
    assertThat(pace.isDue(50, millis(1_400))).isTrue();
  }

  @Test
  void shouldBeQuickAgainAfterASmallBatch() {
    pace.launched(2_000);
    pace.launched(3);
    pace.polled(1, millis(9_000));

    assertThat(pace.isDue(1, millis(9_000))).isTrue();
  }

  @Test
  void shouldTakeTheBatchForFullThatThePipelineSays() {
    // Given
    Pace small = new Pace(20);
    small.launched(20);

    // When
    small.polled(20, millis(0));

    // Then
    assertThat(small.isFull(19)).isFalse();
    assertThat(small.isDue(19, millis(0))).isFalse();
    assertThat(small.isDue(20, millis(0))).isTrue();
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
