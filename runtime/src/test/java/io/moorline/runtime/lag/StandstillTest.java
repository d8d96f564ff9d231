package io.moorline.runtime.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.runtime.lag.Standstill.Halt;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StandstillTest {

  private static final TopicPartition ONE = new TopicPartition("topic", 0);
  private static final TopicPartition TWO = new TopicPartition("topic", 1);

  private final Standstill standstill = new Standstill();

  @Test
  void shouldCountFromWhenThePlaceWasSeenFirst() {
    // When
    look(1, new Ends(10, 12));
    look(4, new Ends(10, 30));

    // Then
    assertThat(standstill.longest(seconds(6))).isEqualTo(Duration.ofSeconds(5));
    assertThat(standstill.longerThan(Duration.ofSeconds(4), seconds(6)))
        .containsExactly(new Halt(ONE, 10, seconds(1)));
    assertThat(standstill.longerThan(Duration.ofSeconds(5), seconds(6))).isEmpty();
  }

  @Test
  void shouldBeginAnewWhenThePlaceMoves() {
    // When
    look(1, new Ends(10, 12));
    look(4, new Ends(11, 12));

    // Then
    assertThat(standstill.longest(seconds(6))).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void shouldNotTakeAnEndForAStandstill() {
    // When
    look(1, new Ends(10, 12));
    look(4, new Ends(12, 12));

    // Then
    assertThat(standstill.longest(seconds(6))).isZero();
  }

  @Test
  void shouldTellThePartitionThatStandsLongest() {
    // When
    standstill.look(Map.of(TWO, new Ends(1, 2)), seconds(1));
    standstill.look(Map.of(ONE, new Ends(1, 2), TWO, new Ends(1, 3)), seconds(3));

    // Then
    assertThat(standstill.longest(seconds(4))).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void shouldKnowNothingAfterItCouldNotLook() {
    // Given
    look(1, new Ends(10, 12));

    // When
    standstill.forget();

    // Then
    assertThat(standstill.longest(seconds(6))).isZero();
  }

  private void look(long second, Ends ends) {
    standstill.look(Map.of(ONE, ends), seconds(second));
  }

  private static long seconds(long seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }
}
