package io.moorline.runtime.lag;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** For how long committed reading ends at the same place while there are records behind it. */
final class Standstill {

  /** Where, and since when. */
  record Halt(TopicPartition partition, long offset, long sinceNanos) {

    Duration age(long now) {
      return Duration.ofNanos(now - sinceNanos);
    }
  }

  private final Map<TopicPartition, Halt> halts = new HashMap<>();

  void look(Map<TopicPartition, Ends> ends, long now) {
    halts.keySet().retainAll(ends.keySet());
    ends.forEach((partition, at) -> look(partition, at, now));
  }

  /** Nobody has looked for a while, so that nothing is known to have stood still. */
  void forget() {
    halts.clear();
  }

  Duration longest(long now) {
    return halts.values().stream()
        .map(halt -> halt.age(now))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  List<Halt> longerThan(Duration patience, long now) {
    return halts.values().stream().filter(halt -> halt.age(now).compareTo(patience) > 0).toList();
  }

  private void look(TopicPartition partition, Ends ends, long now) {
    if (ends.gap() == 0) {
      halts.remove(partition);
      return;
    }
    Halt known = halts.get(partition);
    if (known == null || known.offset() != ends.stable()) {
      halts.put(partition, new Halt(partition, ends.stable(), now));
    }
  }
}
