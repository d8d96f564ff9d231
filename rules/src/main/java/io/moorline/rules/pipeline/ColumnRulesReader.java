package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import io.moorline.rules.file.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code column: key rule} lines. */
final class ColumnRulesReader {

  private final Problems problems;
  private final Map<String, KeyRule> keys;

  ColumnRulesReader(Problems problems, Map<String, KeyRule> keys) {
    this.problems = problems;
    this.keys = keys;
  }

  Map<String, KeyRule> read(Section section) {
    Map<String, KeyRule> rules = new LinkedHashMap<>();
    section
        .allTexts()
        .forEach((column, rule) -> rules.put(column, rule(section.path(column), rule)));
    return rules;
  }

  private KeyRule rule(String path, String name) {
    KeyRule rule = keys.get(name);
    if (rule == null && !name.isEmpty()) {
      problems.add(
          path,
          "there is no key rule \"" + name + "\"",
          keys.isEmpty() ? "Define it under keys." : Suggestion.hint(name, keys.keySet()));
    }
    return Optional.ofNullable(rule).orElseGet(() -> new KeyRule(name, List.of()));
  }
}
