package io.moorline.sink.fence;

import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Records that are gone from Kafka and were never written. */
final class Gaps {

  private final String servers;
  private final String group;
  private final List<String> others = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private final Collection<String> topics = new TreeSet<>();

  Gaps(String servers, String group) {
    this.servers = servers;
    this.group = group;
  }

  void look(TopicPartition partition, InKafka kafka, Optional<Fence> fence, Start start) {
    if (fence.isPresent() && isOther(fence.get(), kafka)) {
      add(others, partition, "written up to offset " + start.next() + " of the one before");
    } else if (start.next() > kafka.end()) {
      add(others, partition, "written up to offset " + start.next() + ", ends at " + kafka.end());
    } else {
      long unread = firstUnread(kafka, fence, start);
      if (unread < kafka.first()) {
        add(removed, partition, "offsets " + unread + " to " + (kafka.first() - 1));
      }
    }
  }

  /**
   * @throws UserError when there are any
   */
  void refuse() {
    if (!others.isEmpty()) {
      throw refused(
          "topics were made anew since the sink read them; what they held is gone", others);
    }
    if (!removed.isEmpty()) {
      throw refused("Kafka has removed records that the sink has not read", removed);
    }
  }

  private static boolean isOther(Fence fence, InKafka kafka) {
    return !fence.topicId().equals(kafka.topicId());
  }

  /** Without a fence nothing is known to be written, unless an operator says so. */
  private static long firstUnread(InKafka kafka, Optional<Fence> fence, Start start) {
    return fence.isEmpty() && !kafka.isMoved() ? 0 : start.next();
  }

  private void add(List<String> found, TopicPartition partition, String what) {
    topics.add(partition.topic());
    found.add("\n  - " + partition.topic() + " partition " + partition.partition() + ": " + what);
  }

  private UserError refused(String what, List<String> found) {
    return new UserError(
        ExitCode.REFUSED,
        what + ":" + String.join("", found),
        "Begin anew, which brings every row as it is now (docs/reliability.md, \"Beginning anew\")."
            + " The sink goes on without what is missing once every sink is stopped and this was"
            + " run:\n"
            + moveOffsets()
            + "\n"
            + forgetFence());
  }

  private String moveOffsets() {
    return "kafka-consumer-groups --bootstrap-server "
        + servers
        + " --group "
        + group
        + " --reset-offsets --to-earliest --execute"
        + topics.stream().map(topic -> " --topic " + topic).collect(Collectors.joining());
  }

  private String forgetFence() {
    return "DELETE FROM moorline.fence WHERE consumer_group = '"
        + group
        + "' AND topic IN ("
        + topics.stream().map(topic -> "'" + topic + "'").collect(Collectors.joining(", "))
        + ");";
  }
}
