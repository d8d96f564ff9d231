package io.moorline.source;

import java.time.Duration;

/** When an open Kafka transaction has become large or old enough to be committed in parts. */
public final class PartLimit {

  private final int events;
  private final Duration age;
  private int sent;
  private long since;

  public PartLimit(int events, Duration age) {
    this.events = events;
    this.age = age;
  }

  public void sent() {
    if (sent++ == 0) {
      since = System.nanoTime();
    }
  }

  public boolean reached() {
    return sent >= events || sent > 0 && System.nanoTime() - since >= age.toNanos();
  }

  public void reset() {
    sent = 0;
  }
}
