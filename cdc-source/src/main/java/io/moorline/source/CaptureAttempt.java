package io.moorline.source;

/** One producer and its engines, from what Kafka committed until the first error or the end. */
final class CaptureAttempt implements AutoCloseable {

  private final CaptureProducer producer;
  private final CommittedOffsets.Lease offsets;
  private final EngineRun engine;
  private final Again again;

  CaptureAttempt(
      CaptureProducer producer, CommittedOffsets.Lease offsets, EngineRun engine, Again again) {
    this.producer = producer;
    this.offsets = offsets;
    this.engine = engine;
    this.again = again;
  }

  void run() {
    again.start();
    engine.run();
  }

  void stop(long deadlineNanos) throws InterruptedException {
    again.stop();
    engine.stop(deadlineNanos);
  }

  @Override
  public void close() {
    try (producer) {
      again.close();
      offsets.close();
    }
  }
}
