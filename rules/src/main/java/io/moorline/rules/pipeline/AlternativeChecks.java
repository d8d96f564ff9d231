package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Suggestion;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Needs that fill a link only where another one cannot ({@code unless}). */
final class AlternativeChecks {

  private final Problems problems;

  AlternativeChecks(Problems problems) {
    this.problems = problems;
  }

  void check(Dataset dataset) {
    Map<String, Need> following = new HashMap<>();
    for (Need need : dataset.needs()) {
      need.unless().ifPresent(name -> check(dataset, need, name, following));
    }
  }

  private void check(Dataset dataset, Need need, String name, Map<String, Need> following) {
    String path = Paths.of(dataset, need) + ".unless";
    Optional<Need> before = Alternatives.before(dataset, need);
    Need other = following.putIfAbsent(name, need);
    if (!(dataset instanceof InPlace)) {
      problems.add(path, "stands outside of a dataset that is corrected in place", "Leave it out.");
    } else if (before.isEmpty()) {
      problems.add(
          path,
          "there is no need \"" + name + "\" beside it",
          Suggestion.hint(name, dataset.needs().stream().map(Need::name).toList()));
    } else if (other != null) {
      problems.add(
          path, other.name() + " comes after " + name + " already", "Let one follow the other.");
    } else if (Alternatives.upTo(dataset, need).get(0).unless().isPresent()) {
      problems.add(path, "leads in a circle", "One of them must come first: it says no unless.");
    } else {
      checkLinks(path, need, before.get());
    }
  }

  private void checkLinks(String path, Need need, Need before) {
    if (need.of().isPresent() || before.of().isPresent()) {
      problems.add(path, "does not go with of", "Let the row's own needs follow each other.");
    } else if (need.link().isEmpty() || !need.link().keySet().equals(before.link().keySet())) {
      problems.add(
          path,
          "does not fill the link that " + before.name() + " fills",
          "Say link, with the same columns on the left.");
    }
  }
}
