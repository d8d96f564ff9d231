package io.moorline.demo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How old the oldest row is that was loaded and is not settled, seen by counting alone. */
final class LagClock {

  private record Seen(long loaded, long at) {}

  private final Deque<Seen> history = new ArrayDeque<>();

  /**
   * @param loaded rows in the source so far
   * @param settled rows among them that were written or set aside
   * @param now in nanoseconds
   */
  Duration lag(long loaded, long settled, long now) {
    if (history.isEmpty() || loaded > history.getLast().loaded()) {
      history.addLast(new Seen(loaded, now));
    }
    while (!history.isEmpty() && history.getFirst().loaded() <= settled) {
      history.removeFirst();
    }
    return history.isEmpty() ? Duration.ZERO : Duration.ofNanos(now - history.getFirst().at());
  }
}
