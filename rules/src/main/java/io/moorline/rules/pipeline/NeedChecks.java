package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What points at what: that references exist, are pointed at by their whole key, in no circle. */
final class NeedChecks {

  private final Pipeline pipeline;
  private final Problems problems;

  NeedChecks(Pipeline pipeline, Problems problems) {
    this.pipeline = pipeline;
    this.problems = problems;
  }

  void check() {
    pipeline.datasets().forEach(this::check);
    checkCycles();
  }

  private void check(Dataset dataset) {
    Map<String, KeyRule> spelled = new HashMap<>();
    spelled.putAll(spelling(dataset));
    for (Need need : dataset.needs()) {
      Reference reference = pipeline.references().get(need.reference());
      if (reference == null) {
        unknown(dataset, need);
      } else {
        checkBy(dataset, need, reference);
        checkSpelling(dataset, need, reference, spelled);
        checkDerive(dataset, need, reference);
      }
    }
  }

  private static Map<String, KeyRule> spelling(Dataset dataset) {
    if (dataset instanceof Reference reference) {
      return reference.key();
    }
    return dataset instanceof Fact fact ? fact.normalize() : ((InPlace) dataset).normalize();
  }

  private void unknown(Dataset dataset, Need need) {
    Set<String> names = pipeline.references().keySet();
    String setting = need.name().equals(need.reference()) ? "" : ".reference";
    problems.add(
        Paths.of(dataset, need) + setting,
        "there is no reference \"" + need.reference() + "\"",
        names.isEmpty() ? "Define it under references." : Suggestion.hint(need.reference(), names));
  }

  private void checkBy(Dataset dataset, Need need, Reference reference) {
    Set<String> key = reference.key().keySet();
    if (need.by().isEmpty() || key.isEmpty()) {
      return;
    }
    if (!need.by().keySet().equals(key)) {
      problems.add(
          Paths.of(dataset, need) + ".by",
          "must name the key of " + reference.name() + ": " + String.join(", ", key),
          "Write key column: own column, for each.");
    }
    if (new HashSet<>(need.byColumns().values()).size() < need.byColumns().size()) {
      problems.add(Paths.of(dataset, need) + ".by", "uses an own column twice");
    }
  }

  /** A column has one spelling: two rules on it would write whichever ran last. */
  private void checkSpelling(
      Dataset dataset, Need need, Reference reference, Map<String, KeyRule> spelled) {
    need.byColumns()
        .forEach(
            (keyColumn, ownColumn) -> {
              KeyRule rule = reference.key().get(keyColumn);
              KeyRule other = rule == null ? null : spelled.putIfAbsent(ownColumn, rule);
              if (other != null && !other.equals(rule)) {
                problems.add(
                    Paths.of(dataset, need) + ".by." + keyColumn,
                    ownColumn
                        + " would be spelled by two rules: "
                        + other.name()
                        + " and "
                        + rule.name(),
                    "One column, one key rule.");
              }
            });
  }

  private void checkDerive(Dataset dataset, Need need, Reference reference) {
    for (String column : need.derive().keySet()) {
      if (reference.key().containsKey(column)) {
        problems.add(
            Paths.of(dataset, need) + ".derive." + column,
            "is part of the key of " + reference.name(),
            "The key comes from by: leave it out here.");
      }
    }
  }

  private void checkCycles() {
    Set<String> reported = new HashSet<>();
    for (Reference reference : pipeline.references().values()) {
      if (!reported.contains(reference.name())) {
        ReferenceOrder.cycle(reference.name(), pipeline.references())
            .ifPresent(
                cycle -> {
                  reported.addAll(cycle);
                  refuse(reference, cycle);
                });
      }
    }
  }

  private void refuse(Reference start, List<String> cycle) {
    List<String> circle = new ArrayList<>(cycle);
    circle.add(start.name());
    problems.add(
        Paths.of(start) + ".needs." + circle.get(1),
        "references need each other in a circle: " + String.join(" -> ", circle),
        "None of them could be derived first: remove one of these needs.");
  }
}
