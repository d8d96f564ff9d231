package io.moorline.source;

/** One producer and one engine, from what Kafka committed until the first error or the end. */
final class CaptureAttempt implements AutoCloseable {

  private final CaptureProducer producer;
  private final CommittedOffsets.Lease offsets;
  private final EngineRun engine;

  CaptureAttempt(CaptureProducer producer, CommittedOffsets.Lease offsets, EngineRun engine) {
    this.producer = producer;
    this.offsets = offsets;
    this.engine = engine;
  }

  void run() {
    engine.run();
  }

  void stop(long deadlineNanos) throws InterruptedException {
    engine.stop(deadlineNanos);
  }

  @Override
  public void close() {
    try (producer) {
      offsets.close();
    }
  }
}
