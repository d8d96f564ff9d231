package io.moorline.rules.pipeline;

import io.moorline.rules.file.Item;
import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import io.moorline.rules.normalize.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code plan code: [nfkc, strip spaces, upper]}. */
final class KeyRuleReader {

  private final Problems problems;
  private final StepReader steps;

  KeyRuleReader(Problems problems) {
    this.problems = problems;
    this.steps = new StepReader(problems);
  }

  KeyRule read(Section keys, String name) {
    List<Normalizer> list = new ArrayList<>();
    for (Item item : keys.items(name)) {
      steps.read(item).ifPresent(list::add);
    }
    KeyRule rule = new KeyRule(name, list);
    checkEnds(keys.path(name), rule);
    return rule;
  }

  private void checkEnds(String path, KeyRule rule) {
    if (KeyRuleProbes.neverEnds(rule)) {
      problems.add(
          path,
          "changes its own result again and again",
          "Let what replace and map write be left alone by the other steps.");
    }
  }
}
