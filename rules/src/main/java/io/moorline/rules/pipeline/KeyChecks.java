package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Key columns, normalized columns, and that Moorline's own columns stay its own. */
final class KeyChecks {

  private final Pipeline pipeline;
  private final Problems problems;
  private final Set<String> own;

  KeyChecks(Pipeline pipeline, Problems problems) {
    this.pipeline = pipeline;
    this.problems = problems;
    this.own = new HashSet<>(ownColumns(pipeline.columns()));
  }

  void check() {
    if (own.size() < ownColumns(pipeline.columns()).size()) {
      problems.add("columns", "two of Moorline's columns have one name", "Name each differently.");
    }
    for (Reference reference : pipeline.references().values()) {
      Set<String> key = new HashSet<>(reference.key().keySet());
      key.remove(pipeline.columns().correlation());
      checkOwn(Paths.of(reference) + ".key", key);
      for (Authority authority : reference.strategy().authorities()) {
        checkOwn(Paths.of(reference, authority) + ".columns", authority.columns().keySet());
      }
    }
    pipeline.facts().values().forEach(this::checkFact);
    pipeline.datasets().forEach(this::checkNeeds);
  }

  private void checkNeeds(Dataset dataset) {
    for (Need need : dataset.needs()) {
      String path = Paths.of(dataset, need);
      checkOwn(path + ".derive", need.derive().keySet());
      if (!(dataset instanceof InPlace)) {
        checkOwn(path + ".link", need.link().keySet());
      }
    }
  }

  private void checkFact(Fact fact) {
    String path = Paths.of(fact);
    checkOwn(path + ".key", fact.key());
    checkOwn(path + ".newest by", fact.newestBy());
    checkOwn(path + ".normalize", fact.normalize().keySet());
    checkOnce(path + ".key", fact.key());
    checkOnce(path + ".newest by", fact.newestBy());
  }

  private void checkOnce(String path, List<String> columns) {
    if (new HashSet<>(columns).size() < columns.size()) {
      problems.add(path, "names a column twice");
    }
  }

  private void checkOwn(String path, Collection<String> columns) {
    for (String column : columns) {
      if (own.contains(column)) {
        problems.add(
            path, column + " is a column that Moorline fills itself", "Leave it out here.");
      }
    }
  }

  private static List<String> ownColumns(ColumnNames names) {
    return List.of(
        names.source(),
        names.needsReview(),
        names.derivedFromDomain(),
        names.derivedAt(),
        names.sourcePosition(),
        names.dataVersion(),
        names.correlation());
  }
}
