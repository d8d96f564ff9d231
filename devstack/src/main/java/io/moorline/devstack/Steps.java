package io.moorline.devstack;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Doing several things, each to its end even when another one fails. */
final class Steps {

  private Steps() {}

  /** One after the other. */
  static void all(List<Runnable> steps) {
    RuntimeException first = null;
    for (Runnable step : steps) {
      try {
        step.run();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** All at the same time. */
  static void together(List<Runnable> steps) {
    ExecutorService threads = Executors.newFixedThreadPool(steps.size());
    try {
      CompletableFuture.allOf(
              steps.stream()
                  .map(step -> CompletableFuture.runAsync(step, threads))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      threads.shutdown();
    }
  }
}
