package io.moorline.operations.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FromTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void shouldReadPlacesByNameAndByOffset() {
    assertThat(From.parse("start", NOW)).isEqualTo(new From.Start());
    assertThat(From.parse("end", NOW)).isEqualTo(new From.End());
    assertThat(From.parse("1234", NOW)).isEqualTo(new From.Offset(1234));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T10:00:00Z,          2026-11-20T10:00:00Z",
    "2026-11-20T10:00:00.5+08:00,   2026-11-20T02:00:00.5Z",
    "2026-11-20T12:00Z,             2026-11-20T12:00:00Z",
    "90s,                           2026-11-20T11:58:30Z",
    "30m,                           2026-11-20T11:30:00Z",
    "2h,                            2026-11-20T10:00:00Z",
    "7d,                            2026-11-13T12:00:00Z",
  })
  void shouldReadTimesAndDurations(String text, Instant time) {
    assertThat(From.parse(text, NOW)).isEqualTo(new From.Time(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "earliest",
        "-1",
        "12345678901234567890",
        "2026-11-20",
        "2026-11-20T10:00:00",
        "2026-11-20T10:00:00+25:00",
        "2026-13-20T10:00:00Z",
        "2 h",
        "2w",
        "2026-11-20T12:00:01Z",
        "2031-01-01T00:00:00Z"
      })
  void shouldRefuseWhatIsNoPlaceOrInTheFuture(String text) {
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> From.parse(text, NOW))
        .withMessageStartingWith("--from " + text)
        .matches(error -> error.exitCode() == ExitCode.USAGE);
  }
}
