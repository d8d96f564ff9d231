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

  /** Who has which id. Some file systems do not tell upper from lower case: stores live there. */
  private final Map<String, String> ids = new HashMap<>();

  NameChecks(Pipeline pipeline, Problems problems) {
    this.pipeline = pipeline;
    this.problems = problems;
  }

  void check() {
    Map<String, Dataset> names = new HashMap<>();
    for (Dataset dataset : pipeline.datasets()) {
      checkId(Paths.of(dataset), dataset.id());
      if (names.put(dataset.name(), dataset) != null) {
        problems.add(Paths.of(dataset), "a reference has this name too", "Name one differently.");
      }
    }
    for (Reference reference : pipeline.references().values()) {
      for (Authority authority : reference.strategy().authorities()) {
        checkId(Paths.of(reference, authority), authority.id());
      }
    }
  }

  private void checkId(String owner, String id) {
    checkForm(owner + ".id", id);
    String other = ids.put(id.toLowerCase(Locale.ROOT), owner);
    if (other != null) {
      problems.add(
          owner + ".id", "the id \"" + id + "\" belongs to " + other, "Give each its own id.");
    }
  }

  private void checkForm(String path, String id) {
    if (!id.matches("[A-Za-z][A-Za-z0-9_]*|_u[A-Za-z0-9_]*")) {
      problems.add(
          path,
          "the id \"" + id + "\" cannot be part of a topic name",
          "Use letters a-z, digits and _, a letter first.");
    } else if (id.length() > MAX_ID) {
      problems.add(
          path,
          "the id is longer than " + MAX_ID + " characters",
          "Give a short one: id: some_word");
    }
  }
}
