package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which tables are read, which are written, and that no load feeds itself. */
final class TableChecks {

  private final Pipeline pipeline;
  private final Problems problems;
  private final Map<TableName, Dataset> captured = new HashMap<>();

  TableChecks(Pipeline pipeline, Problems problems) {
    this.pipeline = pipeline;
    this.problems = problems;
  }

  void check() {
    pipeline.datasets().stream()
        .filter(dataset -> TableNameReader.isRead(dataset.table()))
        .forEach(this::checkCapturedOnce);
    pipeline
        .references()
        .values()
        .forEach(reference -> checkInTarget(reference, "table", reference.table()));
    pipeline
        .inPlace()
        .values()
        .forEach(inPlace -> checkInTarget(inPlace, "table", inPlace.table()));
    Map<TableName, Fact> loaded = new HashMap<>();
    pipeline.facts().values().stream()
        .filter(fact -> TableNameReader.isRead(fact.into()))
        .forEach(fact -> checkInto(fact, loaded));
  }

  private void checkCapturedOnce(Dataset dataset) {
    Dataset other = captured.putIfAbsent(dataset.table(), dataset);
    if (other != null && !areTwoReferences(dataset, other)) {
      problems.add(
          Paths.of(dataset) + (dataset instanceof Fact ? ".from" : ".table"),
          dataset.table() + " is read by " + Paths.of(other) + " already",
          "A table is captured once, but for references with different keys.");
    }
  }

  /** A table may be pointed at by one key or another: each is a reference of its own. */
  private static boolean areTwoReferences(Dataset one, Dataset other) {
    return one instanceof Reference reference
        && other instanceof Reference another
        && !reference.key().keySet().equals(another.key().keySet());
  }

  private void checkInTarget(Dataset dataset, String key, TableName table) {
    String target = pipeline.target().name();
    if (pipeline.databases().containsKey(table.database())
        && pipeline.databases().containsKey(target)
        && !table.database().equals(target)) {
      problems.add(
          Paths.of(dataset) + "." + key,
          table + " is not in the target database",
          "What is written must be in " + target + ".");
    }
  }

  private void checkInto(Fact fact, Map<TableName, Fact> loaded) {
    checkInTarget(fact, "into", fact.into());
    refusal(fact, loaded.putIfAbsent(fact.into(), fact))
        .ifPresent(why -> problems.add(Paths.of(fact) + ".into", why, "Load another table."));
  }

  private Optional<String> refusal(Fact fact, @org.jspecify.annotations.Nullable Fact other) {
    if (fact.into().equals(fact.table())) {
      return Optional.of("loads " + fact.into() + " into itself: that would never end");
    }
    if (other != null) {
      return Optional.of(fact.into() + " is loaded by " + Paths.of(other) + " already");
    }
    return Optional.ofNullable(captured.get(fact.into()))
        .map(reader -> fact.into() + " is read by " + Paths.of(reader));
  }
}
