package io.moorline.source.authority;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.rules.pipeline.Schedule;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DueTest {

  private static final Instant NIGHT = Instant.parse("2026-03-01T01:00:30Z");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant NEXT_NIGHT = Instant.parse("2026-03-02T01:00:00Z");
  private static final LoadState LOADED = LoadState.NONE.next().completed(NIGHT, 3, 0, "c", "s");

  private final Due nightly =
      new Due(Optional.of(new Schedule("0 1 * * *", ZoneOffset.UTC)), false);
  private final Due atStarts = new Due(Optional.empty(), true);

  @Test
  void shouldLoadWhatWasNeverLoaded() {
    assertThat(nightly.atStart(LoadState.NONE, "s", NOON)).isTrue();
    assertThat(nightly.later(LoadState.NONE.next(), "s", NOON)).isTrue();
  }

  @Test
  void shouldLoadAtEveryTimeOfTheScheduleOnce() {
    assertThat(nightly.later(LOADED, "s", NOON)).isFalse();
    assertThat(nightly.later(LOADED, "s", NEXT_NIGHT)).isTrue();
    assertThat(nightly.later(LOADED.checked(NEXT_NIGHT), "s", NEXT_NIGHT.plusSeconds(1))).isFalse();
  }

  @Test
  void shouldCatchUpWithATimeThatWasMissed() {
    assertThat(nightly.atStart(LOADED, "s", NOON)).isFalse();
    assertThat(nightly.atStart(LOADED, "s", NEXT_NIGHT.plusSeconds(3600))).isTrue();
  }

  @Test
  void shouldLoadAtTheStartWhatNoScheduleLoads() {
    assertThat(atStarts.atStart(LOADED, "s", NOON)).isTrue();
    assertThat(atStarts.later(LOADED, "s", NEXT_NIGHT)).isFalse();
  }

  @Test
  void shouldLoadWhenRowsAreMadeInAnotherWay() {
    assertThat(nightly.later(LOADED, "other", NOON)).isTrue();
  }
}
