package io.moorline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StatusLineTest {

  @Test
  void shouldShowHowFarTheLoadIs() {
    // Given
    Status status =
        new Status(
            20_000,
            12_000,
            10_000,
            11_500,
            40,
            310,
            9_990,
            10,
            Duration.ofMillis(1_240),
            Duration.ofSeconds(75));

    // When, Then
    assertThat(StatusLine.of(status))
        .isEqualTo(
            "[##########----------]  50% of 20,000  captured 11,500  parked 40  derived 310"
                + "  written 9,990  set aside 10  lag 2,000 rows 1.2 s  1:15");
  }

  @Test
  void shouldNotSayAllWhileARowIsMissing() {
    // Given
    Status status =
        new Status(
            20_000, 20_000, 19_999, 20_000, 1, 0, 19_999, 0, Duration.ZERO, Duration.ofSeconds(1));

    // When, Then
    assertThat(StatusLine.of(status)).startsWith("[###################-]  99%");
  }
}
