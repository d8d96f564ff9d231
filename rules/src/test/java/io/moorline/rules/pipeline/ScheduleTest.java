package io.moorline.rules.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

  @ParameterizedTest
  @CsvSource({
    "0 1 * * *, UTC, 2026-03-01T00:59:59Z, 2026-03-01T01:00:00Z",
    "0 1 * * *, UTC, 2026-03-01T01:00:00Z, 2026-03-02T01:00:00Z",
    "0 1 * * *, Asia/Shanghai, 2026-03-01T00:00:00Z, 2026-03-01T17:00:00Z",
    "*/15 * * * *, UTC, 2026-03-01T00:07:00Z, 2026-03-01T00:15:00Z",
    "0 6 * * 1-5, UTC, 2026-02-28T00:00:00Z, 2026-03-02T06:00:00Z",
    "0 0 1 * *, UTC, 2026-03-01T00:00:00Z, 2026-04-01T00:00:00Z",
    "*/10 * * * * *, UTC, 2026-03-01T00:07:01Z, 2026-03-01T00:07:10Z",
    "30 0 1 * * *, Asia/Shanghai, 2026-03-01T00:00:00Z, 2026-03-01T17:00:30Z",
    "0 0 6 * * 1-5, UTC, 2026-02-28T00:00:00Z, 2026-03-02T06:00:00Z",
    "0 0 6 * * 0, UTC, 2026-02-28T00:00:00Z, 2026-03-01T06:00:00Z",
  })
  void shouldComeNext(String cron, String zone, String after, String next) {
    assertThat(new Schedule(cron, ZoneId.of(zone)).next(Instant.parse(after)))
        .contains(Instant.parse(next));
  }

  /** One night has no half past two, another has two of them: each has one load. */
  @ParameterizedTest
  @CsvSource({
    "30 2 * * *, 2026-03-29T00:30:00Z, 2026-03-29T01:30:00Z",
    "30 2 * * *, 2026-03-29T01:30:00Z, 2026-03-30T00:30:00Z",
    "30 2 * * *, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
    "*/30 * * * *, 2026-10-25T00:30:00Z, 2026-10-25T02:00:00Z",
    "*/30 * * * *, 2026-10-25T01:10:00Z, 2026-10-25T01:30:00Z",
  })
  void shouldBeAsOftenAsInOtherNights(String cron, String after, String next) {
    assertThat(new Schedule(cron, ZoneId.of("Europe/Berlin")).next(Instant.parse(after)))
        .contains(Instant.parse(next));
  }

  @ParameterizedTest
  @CsvSource("0 0 30 2 *")
  void shouldHaveNoNextTimeWhenThereIsNone(String cron) {
    assertThat(new Schedule(cron, ZoneId.of("UTC")).next(Instant.parse("2026-03-01T00:00:00Z")))
        .isEmpty();
  }
}
