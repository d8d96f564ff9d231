package io.moorline.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.moorline.rules.pipeline.Pipeline;
import java.time.Duration;

/** A sink that a test has started. */
final class RunningSink implements AutoCloseable {

  private final Warehouse warehouse;
  private final Sink sink;

  RunningSink(Warehouse warehouse) {
    this(warehouse, warehouse.pipeline());
  }

  RunningSink(Warehouse warehouse, Pipeline pipeline) {
    this.warehouse = warehouse;
    this.sink = warehouse.sink(pipeline);
    sink.start();
  }

  /** Starts a sink, lets it write everything that is committed, and ends it. */
  static void once(Warehouse warehouse) {
    try (RunningSink sink = new RunningSink(warehouse)) {
      sink.awaitQuiet();
    }
  }

  Sink part() {
    return sink;
  }

  /** Everything is written and told to Kafka. */
  RunningSink awaitQuiet() {
    await("the sink is quiet")
        .atMost(Duration.ofSeconds(30))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> hasEnded() || sink.idle() && warehouse.lag() == 0);
    assertThat(sink.ended().toCompletableFuture()).as("the end of the sink").isNotDone();
    return this;
  }

  boolean hasEnded() {
    return sink.ended().toCompletableFuture().isDone();
  }

  @Override
  public void close() {
    sink.close();
  }
}
