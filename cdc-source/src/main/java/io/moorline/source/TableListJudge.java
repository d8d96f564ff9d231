package io.moorline.source;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Judges whether the log can go on with another list of tables. */
final class TableListJudge {

  private TableListJudge() {}

  static Optional<CaptureProblem> problem(
      CaptureState state, List<String> tables, String slot, String stateTopic) {
    Set<String> added = new TreeSet<>(tables);
    state.tables().forEach(added::remove);
    if (!added.isEmpty()) {
      return Optional.of(notCovered(added, slot, stateTopic));
    }
    boolean changed = !Set.copyOf(state.tables()).equals(Set.copyOf(tables));
    return changed && state.split() != null ? Optional.of(inTheMiddle()) : Optional.empty();
  }

  /** The log alone would bring only the changes of a table, never what it holds already. */
  private static CaptureProblem notCovered(Set<String> added, String slot, String stateTopic) {
    return new CaptureProblem(
        "the snapshot does not cover " + String.join(", ", added),
        StartOver.statement(slot, stateTopic));
  }

  /** The events of a transaction are counted; with other tables they count differently. */
  private static CaptureProblem inTheMiddle() {
    return new CaptureProblem(
        "a large transaction is captured in part, and the list of tables changed meanwhile",
        "-- put the tables back into the pipeline file until cdc-source has caught up");
  }
}
