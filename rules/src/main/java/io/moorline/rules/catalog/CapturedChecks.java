package io.moorline.rules.catalog;

import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.Paths;

/** The captured tables: that each exists, and has the primary key that its records are known by. */
final class CapturedChecks {

  private final Asked asked;

  CapturedChecks(Asked asked) {
    this.asked = asked;
  }

  void check(Dataset dataset) {
    String path = Paths.of(dataset) + (dataset instanceof Fact ? ".from" : ".table");
    asked
        .require(path, dataset.table())
        .filter(table -> table.primaryKey().isEmpty())
        .ifPresent(
            table ->
                asked.add(
                    path,
                    dataset.table() + " has no primary key",
                    "Add one: its rows are known by it."));
  }
}
