package io.moorline.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How long rows took. */
final class Latencies {

  private final List<Long> nanos = new ArrayList<>();

  void add(long took) {
    nanos.add(took);
  }

  int size() {
    return nanos.size();
  }

  Duration percentile(int percent) {
    List<Long> sorted = new ArrayList<>(nanos);
    Collections.sort(sorted);
    return Duration.ofNanos(sorted.get((sorted.size() - 1) * percent / 100));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d rows in %d ms in the middle, %d ms at 95 %%, %d ms at most",
        size(),
        percentile(50).toMillis(),
        percentile(95).toMillis(),
        percentile(100).toMillis());
  }
}
