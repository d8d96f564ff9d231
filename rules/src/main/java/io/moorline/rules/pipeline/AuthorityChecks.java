package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.pipeline.Authority.InTable;

/** Where authorities stand, and that they bring the whole key. */
final class AuthorityChecks {

  private final Pipeline pipeline;
  private final Problems problems;

  AuthorityChecks(Pipeline pipeline, Problems problems) {
    this.pipeline = pipeline;
    this.problems = problems;
  }

  void check() {
    for (Reference reference : pipeline.references().values()) {
      for (Authority authority : reference.strategy().authorities()) {
        check(reference, authority, Paths.of(reference, authority));
      }
    }
  }

  private void check(Reference reference, Authority authority, String path) {
    if (authority.origin() instanceof InTable in && in.table().equals(reference.table())) {
      problems.add(
          path + ".table", "is the table that it would be loaded into", "Name another table.");
    }
    boolean whole = authority.columns().keySet().containsAll(reference.key().keySet());
    if (!authority.columns().isEmpty() && !whole) {
      problems.add(
          path + ".columns",
          "must name the key of "
              + reference.name()
              + ": "
              + String.join(", ", reference.key().keySet()),
          "Write key column: its column, for each.");
    }
  }
}
