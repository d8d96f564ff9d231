package io.moorline.sink.consume;

import io.moorline.runtime.UserError;
import io.moorline.sink.fence.Claim;
import io.moorline.sink.fence.Committed;
import io.moorline.sink.fence.InKafka;
import io.moorline.sink.fence.Start;
import io.moorline.sink.fence.Start.Reason;
import io.moorline.sink.write.TargetWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
  private final Supplier<Map<String, String>> topicIds;
  private final Set<TopicPartition> waiting = new HashSet<>();
  private TargetWriter.@Nullable Task<Map<TopicPartition, Claim>> task;

  Claiming(
      Consumer<byte[], byte[]> consumer,
      TargetWriter writer,
      Supplier<Map<String, String>> topicIds) {
    this.consumer = consumer;
    this.writer = writer;
    this.topicIds = topicIds;
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
    claims.forEach(Claiming::say);
    return Optional.of(claims);
  }

  private TargetWriter.@Nullable Task<Map<TopicPartition, Claim>> ask() {
    try {
      Map<String, String> ids = topicIds.get();
      boolean allKnown = waiting.stream().map(TopicPartition::topic).allMatch(ids::containsKey);
      return allKnown ? writer.claim(inKafka(ids)) : null;
    } catch (RetriableException | UserError e) {
      LOG.atDebug().addKeyValue("reason", e.getMessage()).log("Kafka does not say where to begin");
      return null;
    }
  }

  /**
   * The ids were read before: should a topic be made anew meanwhile, what is read of it is noted
   * under its old id, and refused the next time.
   */
  private Map<TopicPartition, InKafka> inKafka(Map<String, String> ids) {
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(waiting);
    Map<TopicPartition, Long> first = consumer.beginningOffsets(waiting);
    Map<TopicPartition, Long> end = consumer.endOffsets(waiting);
    Map<TopicPartition, InKafka> all = new HashMap<>();
    for (TopicPartition it : waiting) {
      Optional<Committed> offset = Optional.ofNullable(committed.get(it)).map(Offsets::read);
      all.put(it, new InKafka(offset, first.get(it), end.get(it), ids.get(it.topic())));
    }
    return all;
  }

  private static void say(TopicPartition partition, Claim claim) {
    Start start = claim.start();
    var event = start.reason().expected() ? LOG.atDebug() : LOG.atInfo();
    event
        .addKeyValue("partition", partition)
        .addKeyValue("offset", start.next())
        .addKeyValue("because", start.reason())
        .log(sentence(start.reason()));
    if (start.next() < claim.verifyUntil()) {
      LOG.atInfo()
          .addKeyValue("partition", partition)
          .addKeyValue("until", claim.verifyUntil())
          .log("a replay asked for it: comparing every column with what is stored");
    }
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
