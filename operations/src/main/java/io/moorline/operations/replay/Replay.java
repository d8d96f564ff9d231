package io.moorline.operations.replay;

import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import io.moorline.schemas.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Lets the stopped sink read its changes topics again. */
public final class Replay implements AutoCloseable {

  private final Pipeline pipeline;
  private final Topics topics;
  private final SinkGroup group;

  public Replay(Pipeline pipeline) {
    this.pipeline = pipeline;
    this.topics =
        new Topics(pipeline.name(), pipeline.kafka().partitions(), pipeline.kafka().keep());
    this.group = new SinkGroup(pipeline.kafka(), topics.sinkGroup());
  }

  /**
   * What a replay would do; changes nothing.
   *
   * @param datasets ids or names; empty: all that the sink writes
   */
  public ReplayPlan plan(From from, Collection<String> datasets) {
    Map<String, String> byTopic = topics(datasets);
    int members = group.members();
    if (members > 0) {
      throw group.active(members + (members == 1 ? " member" : " members"));
    }
    return ReplayPlan.of(topics.sinkGroup(), from, partitions(from, byTopic));
  }

  /**
   * Moves the group's offsets, and sees that they are moved.
   *
   * @param verify the sink shall believe no version, but compare every column of mirrors
   */
  public void execute(ReplayPlan plan, boolean verify) {
    if (plan.moved().isEmpty()) {
      return;
    }
    new Verification(pipeline.target(), plan.group()).set(plan.moved(), verify);
    Map<TopicPartition, Long> wanted = new LinkedHashMap<>();
    plan.moved().forEach(move -> wanted.put(partition(move), move.to()));
    group.move(wanted);
    Map<TopicPartition, Long> committed = group.committed();
    wanted.forEach(
        (partition, offset) -> {
          if (!offset.equals(committed.get(partition))) {
            throw notMoved(partition, offset, committed.get(partition));
          }
        });
  }

  /** How many offsets of a plan that was executed the sink has still to read again. */
  public long left(ReplayPlan plan) {
    Map<TopicPartition, Long> committed = group.committed();
    return plan.moved().stream()
        .mapToLong(
            move -> move.committed() - committed.getOrDefault(partition(move), move.committed()))
        .map(left -> Math.max(0, left))
        .sum();
  }

  @Override
  public void close() {
    group.close();
  }

  private List<Partition> partitions(From from, Map<String, String> byTopic) {
    List<TopicPartition> all = new ArrayList<>(group.partitions(byTopic.keySet()));
    Map<TopicPartition, Long> first = group.offsets(all, OffsetSpec.earliest());
    Map<TopicPartition, Long> end = group.offsets(all, OffsetSpec.latest());
    Map<TopicPartition, Long> asked = asked(from, all, first, end);
    Map<TopicPartition, Long> committed = group.committed();
    List<String> order = List.copyOf(byTopic.keySet());
    return all.stream()
        .sorted(
            Comparator.<TopicPartition>comparingInt(it -> order.indexOf(it.topic()))
                .thenComparingInt(TopicPartition::partition))
        .map(
            it ->
                new Partition(
                    byTopic.get(it.topic()),
                    it.topic(),
                    it.partition(),
                    committed.containsKey(it)
                        ? OptionalLong.of(committed.get(it))
                        : OptionalLong.empty(),
                    first.get(it),
                    end.get(it),
                    asked.get(it)))
        .toList();
  }

  private Map<TopicPartition, Long> asked(
      From from,
      List<TopicPartition> all,
      Map<TopicPartition, Long> first,
      Map<TopicPartition, Long> end) {
    if (from instanceof From.Start) {
      return first;
    } else if (from instanceof From.Time time) {
      Map<TopicPartition, Long> found =
          new HashMap<>(group.offsets(all, OffsetSpec.forTimestamp(time.time().toEpochMilli())));
      // Nothing was published since.
      found.replaceAll((partition, offset) -> offset < 0 ? end.get(partition) : offset);
      return found;
    } else if (from instanceof From.Offset offset) {
      return all.stream().collect(Collectors.toMap(it -> it, it -> offset.offset()));
    }
    return end;
  }

  /** The datasets whose changes the sink writes, by topic. */
  private Map<String, String> topics(Collection<String> datasets) {
    Map<String, String> byTopic = new LinkedHashMap<>();
    List<Dataset> known = pipeline.datasets().stream().filter(this::isWritten).toList();
    for (String name : datasets) {
      if (known.stream().noneMatch(dataset -> isNamed(dataset, name))) {
        throw unknown(name, known);
      }
    }
    for (Dataset dataset : known) {
      if (datasets.isEmpty() || datasets.stream().anyMatch(name -> isNamed(dataset, name))) {
        byTopic.put(topics.changes(dataset.id()).name(), dataset.id());
      }
    }
    return byTopic;
  }

  private boolean isWritten(Dataset dataset) {
    return dataset instanceof Fact || dataset.table().database().equals(pipeline.target().name());
  }

  private static boolean isNamed(Dataset dataset, String name) {
    return dataset.id().equals(name) || dataset.name().equals(name);
  }

  private static TopicPartition partition(Move move) {
    return new TopicPartition(move.topic(), move.partition());
  }

  private static UserError unknown(String name, List<Dataset> known) {
    return new UserError(
        ExitCode.USAGE,
        "there is no dataset " + name + " that the sink writes",
        "Give one of " + known.stream().map(Dataset::id).collect(Collectors.joining(", ")) + ".");
  }

  private static UserError notMoved(
      TopicPartition partition, long wanted, @Nullable Long committed) {
    return new UserError(
        ExitCode.FAILED,
        "the offset of " + partition + " is " + committed + " instead of " + wanted,
        "Somebody else moves offsets, or a sink has started: stop them and run it again.");
  }
}
