package io.moorline.sink.consume;

import io.moorline.sink.write.TargetWriter;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Results of the writer's thread, on the consumer's. */
final class Tasks {

  private Tasks() {}

  /** The result of a task that is done; its failure as it was thrown. */
  static <T> T result(TargetWriter.Task<T> task) {
    try {
      return task.result().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Waits a while, whatever the result. */
  static boolean await(TargetWriter.Task<?> task, Duration atMost) {
    try {
      task.result().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException | CancellationException e) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
