package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import java.util.HashMap;
import java.util.Map;

/** Change logs with a name of their own: in the target, and each a name that is nobody else's. */
final class ChangeLogChecks {

  private final Pipeline pipeline;
  private final Problems problems;
  private final Map<TableName, String> taken = new HashMap<>();

  ChangeLogChecks(Pipeline pipeline, Problems problems) {
    this.pipeline = pipeline;
    this.problems = problems;
  }

  void check() {
    for (Dataset dataset : pipeline.datasets()) {
      taken.put(dataset.table(), "a table of the pipeline");
    }
    pipeline.facts().values().forEach(fact -> taken.put(fact.into(), "a table of the pipeline"));
    for (Dataset dataset : pipeline.datasets()) {
      dataset.changeLog().ifPresent(log -> check(dataset, log));
    }
  }

  private void check(Dataset dataset, TableName log) {
    String path = Paths.of(dataset) + ".change log";
    String target = pipeline.target().name();
    if (pipeline.databases().containsKey(target) && !log.database().equals(target)) {
      problems.add(
          path,
          log + " is not in the target database",
          "A change is logged where it is written: in " + target + ".");
    }
    String other = taken.putIfAbsent(log, "the change log of " + Paths.of(dataset));
    if (other != null) {
      problems.add(path, log + " is " + other + " already", "Give it a name of its own.");
    }
  }
}
