package io.moorline.sink.consume;

import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import io.moorline.sink.fence.Claim;
import io.moorline.sink.fence.Committed;
import io.moorline.sink.fence.Start;
import io.moorline.sink.fence.Start.Reason;
import io.moorline.sink.write.TargetWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Assigned partitions until the database has said where their reading begins. */
final class Claiming {

  private static final Logger LOG = LoggerFactory.getLogger(Claiming.class);

  private final Consumer<byte[], byte[]> consumer;
  private final TargetWriter writer;
  private final Set<TopicPartition> waiting = new HashSet<>();
  private final Map<TopicPartition, Long> earliest = new HashMap<>();
  private final Map<TopicPartition, Long> end = new HashMap<>();
  private TargetWriter.@Nullable Task<Map<TopicPartition, Claim>> task;

  Claiming(Consumer<byte[], byte[]> consumer, TargetWriter writer) {
    this.consumer = consumer;
    this.writer = writer;
  }

  boolean isDone() {
    return waiting.isEmpty();
  }

  /** Holds the partitions still; without a position, however useless, polling would fail. */
  void begin(Collection<TopicPartition> partitions) {
    consumer.pause(partitions);
    partitions.forEach(partition -> consumer.seek(partition, 0));
    waiting.addAll(partitions);
  }

  void abandon() {
    waiting.clear();
    if (task != null) {
      task.cancel();
      task = null;
    }
  }

  /** The claims, once they are made. */
  Optional<Map<TopicPartition, Claim>> proceed() {
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    if (task == null) {
      task = ask();
      return Optional.empty();
    }
    if (!task.result().isDone()) {
      return Optional.empty();
    }
    Map<TopicPartition, Claim> claims = Tasks.result(task);
    task = null;
    waiting.clear();
    claims.forEach(this::check);
    return Optional.of(claims);
  }

  private TargetWriter.@Nullable Task<Map<TopicPartition, Claim>> ask() {
    try {
      Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(waiting);
      earliest.putAll(consumer.beginningOffsets(waiting));
      end.putAll(consumer.endOffsets(waiting));
      Map<TopicPartition, Optional<Committed>> offsets = new HashMap<>();
      for (TopicPartition partition : waiting) {
        offsets.put(partition, Optional.ofNullable(committed.get(partition)).map(Offsets::read));
      }
      return writer.claim(offsets, earliest);
    } catch (RetriableException e) {
      return null;
    }
  }

  private void check(TopicPartition partition, Claim claim) {
    Start start = claim.start();
    long first = earliest.get(partition);
    if (start.next() < first) {
      throw broken(
          partition,
          "records from offset " + start.next() + " to " + (first - 1) + " were removed unread",
          "Take a new snapshot of the dataset's table, or accept the loss by moving the group's"
              + " offset and deleting the partition's row in moorline.fence.");
    }
    if (start.next() > end.get(partition)) {
      throw broken(
          partition,
          "it ends at offset " + end.get(partition) + ", before " + start.next() + " already read",
          "The topic was made anew: delete the partition's row in moorline.fence, then start"
              + " again.");
    }
    say(partition, start);
    if (start.next() < claim.verifyUntil()) {
      LOG.atInfo()
          .addKeyValue("partition", partition)
          .addKeyValue("until", claim.verifyUntil())
          .log("a replay asked for it: comparing every column with what is stored");
    }
  }

  private static UserError broken(TopicPartition partition, String what, String remedy) {
    return new UserError(ExitCode.REFUSED, "topic partition " + partition + ": " + what, remedy);
  }

  private static void say(TopicPartition partition, Start start) {
    var event = start.reason().expected() ? LOG.atDebug() : LOG.atInfo();
    event
        .addKeyValue("partition", partition)
        .addKeyValue("offset", start.next())
        .addKeyValue("because", start.reason())
        .log(sentence(start.reason()));
  }

  private static String sentence(Reason reason) {
    return switch (reason) {
      case CONTINUED -> "reading on where the last batch ended";
      case CRASH_WINDOW -> "the last batch was written but not told to Kafka: not reading it again";
      case REWOUND -> "the group's offset was moved back: reading the range again";
      case RESTORED -> "the target is behind the group's offset: reading from where the target is";
      case OFFSET_EXPIRED -> "Kafka has no offset of the group: reading from where the target is";
      case EARLIEST -> "nobody has read the partition: reading from its beginning";
    };
  }
}
