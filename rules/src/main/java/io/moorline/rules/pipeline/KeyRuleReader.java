package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import io.moorline.rules.file.Suggestion;
import io.moorline.rules.normalize.Normalizer;
import io.moorline.rules.normalize.Normalizers;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code plan code: [nfkc, strip spaces, upper]}. */
final class KeyRuleReader {

  private final Problems problems;

  KeyRuleReader(Problems problems) {
    this.problems = problems;
  }

  KeyRule read(Section keys, String name) {
    List<String> words = keys.texts(name);
    List<Normalizer> steps = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String path = keys.path(name) + "[" + (i + 1) + "]";
      Normalizers.named(word).ifPresentOrElse(steps::add, () -> unknown(path, word));
    }
    return new KeyRule(name, steps);
  }

  private void unknown(String path, String word) {
    problems.add(
        path, "there is no step \"" + word + "\"", Suggestion.hint(word, Normalizers.names()));
  }
}
