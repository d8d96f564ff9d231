package io.moorline.source.authority;

import io.moorline.rules.pipeline.Schedule;
import java.time.Instant;
import java.util.Optional;

/** When an authority is to be loaded. */
final class Due {

  private final Optional<Schedule> schedule;
  private final boolean atStart;

  /**
   * @param atStart whether it may have changed while nobody looked: a file, or a table that no
   *     schedule loads
   */
  Due(Optional<Schedule> schedule, boolean atStart) {
    this.schedule = schedule;
    this.atStart = atStart;
  }

  boolean atStart(LoadState state, String shape, Instant now) {
    return atStart || later(state, shape, now);
  }

  boolean later(LoadState state, String shape, Instant now) {
    return !state.holds(shape)
        || schedule
            .flatMap(times -> times.next(state.checkedAt()))
            .filter(next -> !next.isAfter(now))
            .isPresent();
  }
}
