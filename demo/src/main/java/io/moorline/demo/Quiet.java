package io.moorline.demo;

import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Tells when a pipeline that feeds itself has come to rest. That nobody lags is not enough: what
 * the sink wrote last may still have to come back through capture. So it is quiet when everything
 * written up to a place in the log was captured and read, and nothing was written since the last
 * time this held.
 */
public final class Quiet {

  /** All that moves while the pipeline works. */
  private record Moving(long captured, long behind, long parked, long writes) {}

  private final Flow flow;
  private final Duration patience;

  private long target;
  private OptionalLong writesAtLastRest = OptionalLong.empty();
  private Moving seen = new Moving(0, 0, 0, 0);
  private long movedAt;

  /**
   * @param patience how long nothing at all may move
   * @param now nanoseconds, as in every method
   */
  public Quiet(Flow flow, Duration patience, long now) {
    this.flow = flow;
    this.patience = patience;
    this.target = flow.written();
    this.movedAt = now;
  }

  /** Looks once more; true when the pipeline has come to rest. */
  public boolean reached(long now) {
    Moving moving =
        new Moving(Math.min(flow.captured(), target), flow.behind(), flow.parked(), flow.writes());
    notice(moving, now);
    if (moving.captured() < target || moving.behind() > 0 || moving.parked() > 0) {
      return false;
    }
    if (writesAtLastRest.equals(OptionalLong.of(moving.writes()))) {
      return true;
    }
    writesAtLastRest = OptionalLong.of(moving.writes());
    target = flow.written();
    movedAt = now;
    return false;
  }

  private void notice(Moving moving, long now) {
    if (!moving.equals(seen)) {
      seen = moving;
      movedAt = now;
    } else if (now - movedAt > patience.toNanos()) {
      throw new UserError(
          ExitCode.FAILED,
          "nothing has moved for " + patience.toSeconds() + " s; still waiting for " + waitsFor(),
          "See the log for what holds it up.");
    }
  }

  private String waitsFor() {
    List<String> reasons = new ArrayList<>();
    if (seen.captured() < target) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "capture to reach %X/%X (it is at %X/%X)",
              target >>> 32,
              target & 0xffffffffL,
              seen.captured() >>> 32,
              seen.captured() & 0xffffffffL));
    }
    if (seen.behind() > 0) {
      reasons.add(seen.behind() + " records to be read");
    }
    if (seen.parked() > 0) {
      reasons.add(seen.parked() + " parked rows");
    }
    return String.join(", ", reasons);
  }
}
