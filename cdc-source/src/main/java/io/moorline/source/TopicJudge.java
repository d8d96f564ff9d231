package io.moorline.source;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Judges whether the cdc topics are still those that hold what was captured. */
final class TopicJudge {

  private TopicJudge() {}

  /**
   * @param topics the ids of the cdc topics as they are now, by name
   */
  static Optional<CaptureProblem> problem(
      CaptureState state, Map<String, String> topics, String slot, String stateTopic) {
    Set<String> others = new TreeSet<>(topics.keySet());
    others.removeIf(
        name -> state.topics().getOrDefault(name, topics.get(name)).equals(topics.get(name)));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CaptureProblem(
                "what was captured into "
                    + String.join(", ", others)
                    + " is gone: deleted, and made anew",
                StartOver.statement(slot, stateTopic)));
  }
}
