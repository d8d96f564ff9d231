package io.moorline.streams.start;

import io.moorline.rules.pipeline.Kafka;
import io.moorline.runtime.UserError;
import io.moorline.schemas.Topic;
import io.moorline.schemas.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Where reading begins. Streams would begin a partition anew, in silence, when it does not find its
 * place there: so every place is looked up before, and Streams is told to look for none.
 */
public final class Beginning {

  private final Kafka kafka;
  private final Topics topics;
  private final Set<String> inputs;
  private final OwnTopics own;
  private final Refusals refusals;

  /**
   * @param inputs the topics that are read from the place that the group has committed
   */
  public Beginning(Kafka kafka, Topics topics, Collection<Topic> inputs) {
    this.kafka = kafka;
    this.topics = topics;
    this.inputs = inputs.stream().map(Topic::name).collect(Collectors.toSet());
    this.own = new OwnTopics(topics);
    this.refusals = new Refusals(kafka.servers(), topics);
  }

  /**
   * @throws UserError when a topic is not the one that was read before, or lacks what was not read
   */
  public void prepare() {
    KnownTopics knownTopics = new KnownTopics(kafka, topics.topicIds());
    try (StreamsGroup group = new StreamsGroup(kafka, topics.streamsGroup(), topics.partitions())) {
      Map<String, String> known = read(knownTopics.read());
      Map<String, String> ids = read(group.topicIds());
      refuseOthers(known, ids);
      refuseGaps(waysUsed(group, ids.keySet()));
      List<Reading> readings = group.readings(inputs);
      refuseForgotten(readings, known.keySet());
      refuseGaps(readings);
      begin(group, readings);
      ids.keySet().removeAll(known.keySet());
      knownTopics.add(ids);
    }
  }

  private Map<String, String> read(Map<String, String> ids) {
    Map<String, String> read = new HashMap<>(ids);
    read.keySet().removeIf(name -> !inputs.contains(name) && !own.has(name));
    return read;
  }

  /** One that nobody has read from yet may begin anywhere. */
  private List<Reading> waysUsed(StreamsGroup group, Set<String> names) {
    List<String> ways = names.stream().filter(own::isWay).toList();
    return group.readings(ways).stream().filter(Reading::isBegun).toList();
  }

  private void refuseOthers(Map<String, String> known, Map<String, String> ids) {
    Set<String> others = new TreeSet<>(known.keySet());
    others.removeIf(name -> known.get(name).equals(ids.get(name)));
    if (!others.isEmpty()) {
      throw others.stream().anyMatch(own::has)
          ? refusals.ownMadeAnew(others)
          : refusals.madeAnew(others);
    }
  }

  private void refuseForgotten(List<Reading> readings, Set<String> known) {
    refuse(readings, it -> !it.isBegun() && known.contains(it.topic()), refusals::forgotten);
  }

  private void refuseGaps(List<Reading> readings) {
    refuse(readings, Reading::isCutShort, refusals::cutShort);
    refuse(readings, Reading::isRemovedUnread, refusals::removed);
  }

  private static void refuse(
      List<Reading> readings, Predicate<Reading> fault, Function<List<Reading>, UserError> why) {
    List<Reading> faulty = readings.stream().filter(fault).toList();
    if (!faulty.isEmpty()) {
      throw why.apply(faulty);
    }
  }

  private void begin(StreamsGroup group, List<Reading> readings) {
    List<Reading> fresh = readings.stream().filter(it -> !it.isBegun()).toList();
    // Where Kafka takes none, another instance may have told it meanwhile.
    if (!group.begin(fresh) && !group.readings(inputs).stream().allMatch(Reading::isBegun)) {
      throw refusals.busy();
    }
  }
}
