package io.moorline.source;

import java.time.Duration;

/** When an open Kafka transaction has become large or old enough to be committed in parts. */
final class PartLimit {

  private final int events;
  private final Duration age;
  private int sent;
  private long since;

  PartLimit(int events, Duration age) {
    this.events = events;
    this.age = age;
  }

  void sent() {
    if (sent++ == 0) {
      since = System.nanoTime();
    }
  }

  boolean reached() {
    return sent >= events || sent > 0 && System.nanoTime() - since >= age.toNanos();
  }

  void reset() {
    sent = 0;
  }
}
