package io.moorline.source;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import io.debezium.engine.spi.OffsetCommitPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** One life of a Debezium engine; after any error it is thrown away. */
final class EngineRun {

  private static final Duration RETRY = Duration.ofMillis(100);

  private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
  private final AtomicReference<@Nullable Throwable> failure;
  private volatile boolean finished;

  private EngineRun(
      DebeziumEngine<RecordChangeEvent<SourceRecord>> engine,
      AtomicReference<@Nullable Throwable> failure) {
    this.engine = engine;
    this.failure = failure;
  }

  static EngineRun create(
      Properties settings, ChangeConsumer<RecordChangeEvent<SourceRecord>> handler) {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    DebeziumEngine<RecordChangeEvent<SourceRecord>> engine =
        DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
            .using(settings)
            .using(OffsetCommitPolicy.always())
            .using(
                (success, message, error) -> {
                  if (!success) {
                    failure.set(error != null ? error : new IllegalStateException(message));
                  }
                })
            .notifying(handler)
            .build();
    return new EngineRun(engine, failure);
  }

  /** Returns when the engine was stopped; throws what ended it otherwise. */
  void run() {
    engine.run();
    finished = true;
    Throwable cause = failure.get();
    if (cause != null) {
      throw new CaptureException("the engine ended", cause);
    }
  }

  /** Returns at the deadline whatever happens: stopping asks the server, which may be silent. */
  void stop(long deadlineNanos) throws InterruptedException {
    Thread closer = beginStop(deadlineNanos);
    closer.join(Math.max(1, (deadlineNanos - System.nanoTime()) / 1_000_000));
  }

  /** Does not wait, so that the engine's own threads may call it. */
  Thread beginStop(long deadlineNanos) {
    Thread closer = new Thread(() -> closeUntil(deadlineNanos), "close-engine");
    closer.setDaemon(true);
    closer.start();
    return closer;
  }

  /** The engine refuses while it connects, so it is asked again and again. */
  private void closeUntil(long deadlineNanos) {
    while (!finished && System.nanoTime() < deadlineNanos) {
      try {
        engine.close();
        return;
      } catch (IllegalStateException | IOException e) {
        LockSupport.parkNanos(RETRY.toNanos());
      }
    }
  }
}
