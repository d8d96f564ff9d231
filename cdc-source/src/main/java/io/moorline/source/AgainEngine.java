package io.moorline.source;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The engine that takes a snapshot of some tables and is stopped when that is complete. */
final class AgainEngine implements AutoCloseable {

  private static final Duration STOP = Duration.ofSeconds(20);

  private final EngineRun engine;
  private final AgainHandler handler;
  private final CommittedOffsets.Lease offsets;

  private AgainEngine(EngineRun engine, AgainHandler handler, CommittedOffsets.Lease offsets) {
    this.engine = engine;
    this.handler = handler;
    this.offsets = offsets;
  }

  /**
   * @param offsetsName under which the engine looks for its offset, and finds none
   */
  static AgainEngine create(
      Properties settings,
      String offsetsName,
      EventReader reader,
      CaptureWriter writer,
      AgainProgress progress) {
    AtomicReference<@Nullable EngineRun> itself = new AtomicReference<>();
    AgainHandler handler = new AgainHandler(reader, writer, progress, () -> stopSoon(itself.get()));
    EngineRun engine = EngineRun.create(settings, handler);
    itself.set(engine);
    return new AgainEngine(engine, handler, CommittedOffsets.serve(offsetsName, () -> null));
  }

  /** Returns whether the snapshot is complete; throws what ended the engine before that. */
  boolean run() {
    try {
      engine.run();
    } catch (CaptureException e) {
      if (!handler.complete()) {
        throw e;
      }
    }
    return handler.complete();
  }

  /** Asks it to stop, and does not wait for that. */
  void stop() {
    handler.close();
    stopSoon(engine);
  }

  @Override
  public void close() {
    offsets.close();
  }

  private static void stopSoon(@Nullable EngineRun engine) {
    if (engine != null) {
      engine.beginStop(System.nanoTime() + STOP.toNanos());
    }
  }
}
