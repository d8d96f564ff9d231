package io.moorline.sink.consume;

import io.moorline.sink.batch.Batch;
import io.moorline.sink.fence.FencedException;
import io.moorline.sink.write.TargetWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The one batch that the writer has, from its start to the answer of the target. */
final class Flight {

  private record Departed(Batch batch, TargetWriter.Task<Void> task) {}

  private final TargetWriter writer;
  private @Nullable Departed departed;

  Flight(TargetWriter writer) {
    this.writer = writer;
  }

  boolean isUnderWay() {
    return departed != null;
  }

  void start(Batch batch, Map<TopicPartition, Long> epochs) {
    departed = new Departed(batch, writer.write(batch, epochs));
  }

  /**
   * The batch, once it is in the database.
   *
   * @throws FencedException another writer has a partition of it now
   */
  Optional<Batch> land() {
    if (departed == null || !departed.task.result().isDone()) {
      return Optional.empty();
    }
    Departed landed = departed;
    departed = null;
    Tasks.result(landed.task);
    return Optional.of(landed.batch);
  }

  /** False when it takes longer. */
  boolean await(Duration atMost) {
    return departed == null || Tasks.await(departed.task, atMost);
  }

  void cancel() {
    if (departed != null) {
      departed.task.cancel();
    }
  }

  void forget() {
    departed = null;
  }
}
