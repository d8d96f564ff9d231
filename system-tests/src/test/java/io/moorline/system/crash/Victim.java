package io.moorline.system.crash;

import java.util.Locale;

/** What is killed. */
enum Victim {
  SOURCE,
  STREAMS,
  SINK,
  POSTGRES,
  KAFKA;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
