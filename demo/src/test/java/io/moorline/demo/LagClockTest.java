package io.moorline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LagClockTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final LagClock clock = new LagClock();

  @Test
  void shouldTellNoLagWhileAllIsSettled() {
    assertThat(clock.lag(10, 10, SECOND)).isZero();
  }

  @Test
  void shouldTellTheAgeOfTheOldestUnsettledRow() {
    // Given
    clock.lag(10, 0, SECOND);
    clock.lag(20, 0, 3 * SECOND);

    // When, Then
    assertThat(clock.lag(20, 9, 4 * SECOND)).isEqualTo(Duration.ofSeconds(3));
    assertThat(clock.lag(20, 10, 4 * SECOND)).isEqualTo(Duration.ofSeconds(1));
    assertThat(clock.lag(20, 20, 5 * SECOND)).isZero();
  }
}
