package io.moorline.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.schemas.Catalog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Runs parts until one of them ends or the process is told to stop. */
public final class PartProcess {

  /** How long one part may take to end before the process goes on without it. */
  public static final Duration CLOSE_DEADLINE = Duration.ofSeconds(30);

  /** Makes one part. */
  @FunctionalInterface
  public interface Factory {
    Part create(Pipeline pipeline, Catalog catalog, Settings settings, MeterRegistry metrics);
  }

  /** What serves health and metrics meanwhile. */
  @FunctionalInterface
  public interface Health extends AutoCloseable {
    @Override
    void close();
  }

  private final List<? extends Part> parts;
  private final Supplier<Health> health;
  private final Duration closeDeadline;

  /**
   * @param health opened before the first part, closed after the last
   */
  public PartProcess(List<? extends Part> parts, Supplier<Health> health, Duration closeDeadline) {
    this.parts = List.copyOf(parts);
    this.health = health;
    this.closeDeadline = closeDeadline;
  }

  /**
   * Returns what {@code stop} told, after everything was closed.
   *
   * @throws UserError when a part could not start, or ended by itself
   */
  public int run(CompletionStage<Integer> stop) {
    Health served = health.get();
    try (served;
        RunningParts running = RunningParts.start(parts, closeDeadline)) {
      return (int) CompletableFuture.anyOf(future(stop), future(running.ended())).join();
    }
  }

  private static CompletableFuture<?> future(CompletionStage<?> stage) {
    return stage.toCompletableFuture();
  }
}
