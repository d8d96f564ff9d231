package io.moorline.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.schemas.Catalog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Runs parts until one of them ends or the process is told to stop. */
public final class PartProcess {

  /** How long one part may take to end before the process goes on without it. */
  public static final Duration CLOSE_DEADLINE = Duration.ofSeconds(30);

  /** Makes one part. */
  @FunctionalInterface
  public interface Factory {
    Part create(Pipeline pipeline, Catalog catalog, Settings settings, MeterRegistry metrics);
  }

  private final List<? extends Part> parts;
  private final Duration closeDeadline;

  public PartProcess(List<? extends Part> parts, Duration closeDeadline) {
    this.parts = List.copyOf(parts);
    this.closeDeadline = closeDeadline;
  }

  /**
   * Returns what {@code stop} told, after everything was closed.
   *
   * @throws UserError when a part could not start, or ended by itself
   */
  public int run(CompletionStage<Integer> stop) {
    try (RunningParts running = RunningParts.start(parts, closeDeadline)) {
      return (int) CompletableFuture.anyOf(future(stop), future(running.ended())).join();
    }
  }

  private static CompletableFuture<?> future(CompletionStage<?> stage) {
    return stage.toCompletableFuture();
  }
}
