package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Suggestion;
import io.moorline.rules.pipeline.Need.Other;
import java.util.Set;

/** Links that a row gives to another row ({@code of}). */
final class OtherChecks {

  private final Pipeline pipeline;
  private final Problems problems;

  OtherChecks(Pipeline pipeline, Problems problems) {
    this.pipeline = pipeline;
    this.problems = problems;
  }

  void check(Dataset dataset, Need need, Other other) {
    String path = Paths.of(dataset, need);
    InPlace named = pipeline.inPlace().get(other.dataset());
    if (need.link().isEmpty()) {
      problems.add(path + ".of", "names a row, but no column of it to link", "Say link.");
    }
    if (!(dataset instanceof InPlace)) {
      problems.add(
          path + ".of", "stands outside of a dataset that is corrected in place", "Leave it out.");
    } else if (named == null) {
      unknown(path + ".of." + other.dataset(), other.dataset());
    } else {
      need.link().keySet().forEach(column -> checkUnused(path, column, named));
      named.needs().forEach(own -> checkAgrees(path, need, named, own));
    }
  }

  private void unknown(String path, String name) {
    Set<String> names = pipeline.inPlace().keySet();
    problems.add(
        path,
        "there is no dataset \"" + name + "\" that is corrected in place",
        Suggestion.hint(name, names));
  }

  /** Whoever fills a column must mean the same by it: the row's own key wins, but is compared. */
  private void checkAgrees(String path, Need need, InPlace named, Need own) {
    if (own.of().isPresent()) {
      return;
    }
    for (String column : need.link().keySet()) {
      boolean shared = own.link().containsKey(column);
      if (shared && Alternatives.contain(named, own)) {
        problems.add(
            path + ".link." + column,
            "is linked by one of several needs: " + Paths.of(named, own),
            "Link a column of its own.");
      } else if (shared
          && !(own.reference().equals(need.reference()) && own.link().equals(need.link()))) {
        problems.add(
            path + ".link." + column,
            "is linked otherwise by " + Paths.of(named, own),
            "Link it from the same columns of the same reference.");
      }
    }
  }

  private void checkUnused(String path, String column, InPlace named) {
    boolean points = named.needs().stream().anyMatch(own -> own.byColumns().containsValue(column));
    if (points || named.normalize().containsKey(column)) {
      problems.add(
          path + ".link." + column,
          "has another meaning in " + Paths.of(named),
          "Link a column of its own.");
    }
  }
}
