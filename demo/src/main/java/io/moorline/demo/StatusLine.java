package io.moorline.demo;

import java.time.Duration;
import java.util.Locale;

/** A status as one line for people. */
final class StatusLine {

  private static final int BAR = 20;

  private StatusLine() {}

  static String of(Status status) {
    return String.format(
        Locale.ROOT,
        "%s %3d%% of %,d  captured %,d  parked %,d  derived %,d  written %,d  set aside %,d"
            + "  lag %,d rows %.1f s  %s",
        bar(status.share()),
        Math.round(Math.floor(status.share() * 100)),
        status.total(),
        status.captured(),
        status.parked(),
        status.derived(),
        status.written(),
        status.quarantined(),
        status.lagRows(),
        status.lag().toMillis() / 1000.0,
        clock(status.elapsed()));
  }

  private static String bar(double share) {
    int done = (int) (share * BAR);
    return "[" + "#".repeat(done) + "-".repeat(BAR - done) + "]";
  }

  private static String clock(Duration time) {
    return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
  }
}
