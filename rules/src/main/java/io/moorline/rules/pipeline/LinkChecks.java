package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Suggestion;
import io.moorline.rules.pipeline.Need.Orphans;
import java.util.HashMap;
import java.util.Map;

/** Which columns links fill: each by one need, and none that has another meaning. */
final class LinkChecks {

  private final Pipeline pipeline;
  private final Problems problems;

  LinkChecks(Pipeline pipeline, Problems problems) {
    this.pipeline = pipeline;
    this.problems = problems;
  }

  void check() {
    AlternativeChecks alternatives = new AlternativeChecks(problems);
    for (Dataset dataset : pipeline.datasets()) {
      alternatives.check(dataset);
      Map<String, String> filled = filledOtherwise(dataset);
      for (Need need : dataset.needs()) {
        checkMode(dataset, need);
        need.orphans().ifPresent(orphans -> checkOrphans(dataset, need, orphans));
        checkOf(dataset, need);
        if (need.of().isEmpty() && need.unless().isEmpty()) {
          need.link().keySet().forEach(column -> checkOnce(dataset, need, column, filled));
        }
      }
    }
    pipeline.inPlace().values().forEach(this::checkNotIdle);
  }

  /** The dataset's columns that are written for another reason, and what that is. */
  private static Map<String, String> filledOtherwise(Dataset dataset) {
    Map<String, String> filled = new HashMap<>();
    if (dataset instanceof Reference reference) {
      reference.key().keySet().forEach(column -> filled.put(column, "is part of the key"));
    } else if (dataset instanceof Fact fact) {
      fact.normalize().keySet().forEach(column -> filled.put(column, "is normalized"));
      fact.key().forEach(column -> filled.put(column, "is part of the key"));
    } else if (dataset instanceof InPlace inPlace) {
      inPlace.normalize().keySet().forEach(column -> filled.put(column, "is normalized"));
    }
    for (Need need : dataset.needs()) {
      need.byColumns()
          .values()
          .forEach(column -> filled.put(column, "points at " + need.reference()));
      // What a link has filled may point at nothing.
      need.orphans().ifPresent(orphans -> filled.remove(orphans.column()));
    }
    return filled;
  }

  private void checkOnce(Dataset dataset, Need need, String column, Map<String, String> filled) {
    String other = filled.putIfAbsent(column, "is filled by " + need.name());
    if (other != null) {
      problems.add(
          Paths.of(dataset, need) + ".link." + column,
          other + " already",
          "Link a column of its own; or say unless, where one need fills what another cannot.");
    }
  }

  /** The mode may be a switch in the environment: it may do less than {@code derive} allows. */
  private void checkMode(Dataset dataset, Need need) {
    boolean idle =
        need.mode() == Need.Mode.LINK_ONLY && need.link().isEmpty() && need.orphans().isEmpty();
    if (dataset instanceof InPlace && idle) {
      problems.add(
          Paths.of(dataset, need), "would do nothing: it neither derives nor links", "Say link.");
    }
  }

  private void checkOrphans(Dataset dataset, Need need, Orphans orphans) {
    String path = Paths.of(dataset, need) + ".orphans";
    boolean links = !need.link().isEmpty() || need.of().isPresent() || need.unless().isPresent();
    if (!(dataset instanceof InPlace)) {
      problems.add(path, "stands outside of a dataset that is corrected in place", "Leave it out.");
    } else if (links) {
      problems.add(path, "stands beside a link", "Say both in needs of their own.");
    } else if (!need.byColumns().containsValue(orphans.column())) {
      problems.add(
          path + "." + orphans.column(),
          "is not by what the row points",
          Suggestion.hint(orphans.column(), need.byColumns().values()));
    }
  }

  private void checkOf(Dataset dataset, Need need) {
    need.of().ifPresent(other -> new OtherChecks(pipeline, problems).check(dataset, need, other));
  }

  private void checkNotIdle(InPlace inPlace) {
    boolean named =
        pipeline.datasets().stream()
            .flatMap(dataset -> dataset.needs().stream())
            .flatMap(need -> need.of().stream())
            .anyMatch(other -> other.dataset().equals(inPlace.name()));
    if (inPlace.normalize().isEmpty() && inPlace.needs().isEmpty() && !named) {
      problems.add(
          Paths.of(inPlace),
          "says nothing to correct",
          "Say normalize or needs; or from and into, to load it elsewhere.");
    }
  }
}
