package io.moorline.streams.station;

import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Asks for an early commit, now and then. Each hop of a waiting row is a transaction, so waiting
 * for the regular commit would add up; one request per record would cost half the throughput.
 */
final class Haste {

  private static final long PAUSE_MS = 20;

  private final ProcessorContext<?, ?> context;
  private long last;

  Haste(ProcessorContext<?, ?> context) {
    this.context = context;
  }

  void commitSoon() {
    long now = context.currentSystemTimeMs();
    if (now - last >= PAUSE_MS) {
      last = now;
      context.commit();
    }
  }
}
