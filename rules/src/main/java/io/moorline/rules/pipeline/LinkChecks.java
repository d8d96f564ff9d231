package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
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
      need.by().values().forEach(column -> filled.put(column, "points at " + need.reference()));
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
    boolean idle = need.mode() == Need.Mode.LINK_ONLY && need.link().isEmpty();
    if (dataset instanceof InPlace && idle) {
      problems.add(
          Paths.of(dataset, need), "would do nothing: it neither derives nor links", "Say link.");
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
