package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Names and ids: usable in topics, and each only once. */
final class NameChecks {

  /** Leaves room in a topic name for the pipeline and for what Streams adds. */
  private static final int MAX_ID = 120;

  private final Pipeline pipeline;
  private final Problems problems;

  NameChecks(Pipeline pipeline, Problems problems) {
    this.pipeline = pipeline;
    this.problems = problems;
  }

  void check() {
    Map<String, Dataset> ids = new HashMap<>();
    Map<String, Dataset> names = new HashMap<>();
    for (Dataset dataset : pipeline.datasets()) {
      checkForm(dataset);
      checkUnique(dataset, ids);
      if (names.put(dataset.name(), dataset) != null) {
        problems.add(Paths.of(dataset), "a reference has this name too", "Name one differently.");
      }
    }
  }

  private void checkForm(Dataset dataset) {
    if (!dataset.id().matches("[A-Za-z][A-Za-z0-9_]*|_u[A-Za-z0-9_]*")) {
      problems.add(
          Paths.of(dataset) + ".id",
          "the id \"" + dataset.id() + "\" cannot be part of a topic name",
          "Use letters a-z, digits and _, a letter first.");
    } else if (dataset.id().length() > MAX_ID) {
      problems.add(
          Paths.of(dataset) + ".id",
          "the id is longer than " + MAX_ID + " characters",
          "Give a short one: id: some_word");
    }
  }

  private void checkUnique(Dataset dataset, Map<String, Dataset> ids) {
    // Some file systems, where stores live, do not tell upper from lower case.
    Dataset other = ids.put(dataset.id().toLowerCase(Locale.ROOT), dataset);
    if (other != null) {
      problems.add(
          Paths.of(dataset) + ".id",
          "the id \"" + dataset.id() + "\" belongs to " + Paths.of(other),
          "Give each its own id.");
    }
  }
}
