package io.moorline.rules.pipeline;

import io.moorline.rules.file.Item;
import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import io.moorline.rules.file.Suggestion;
import io.moorline.rules.normalize.Affixes;
import io.moorline.rules.normalize.Normalizer;
import io.moorline.rules.normalize.Normalizers;
import io.moorline.rules.normalize.Replacement;
import io.moorline.rules.normalize.ValueMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads one step of a key rule: a word, or {@code {word: what it needs to know}}. */
final class StepReader {

  private final Problems problems;
  private final Map<String, Function<Section, Optional<Normalizer>>> withValue =
      new LinkedHashMap<>();

  StepReader(Problems problems) {
    this.problems = problems;
    withValue.put("replace", this::replacement);
    withValue.put("remove prefix", step -> affix(step, "remove prefix").map(Affixes::removePrefix));
    withValue.put("remove suffix", step -> affix(step, "remove suffix").map(Affixes::removeSuffix));
    withValue.put("map", this::valueMap);
  }

  Optional<Normalizer> read(Item item) {
    return item.section().isPresent()
        ? withValue(item.section().get())
        : word(item.path(), item.word());
  }

  List<String> names() {
    return Stream.concat(Normalizers.names().stream(), withValue.keySet().stream()).toList();
  }

  private Optional<Normalizer> word(String path, String word) {
    Optional<Normalizer> step = Normalizers.named(word);
    if (step.isPresent() || word.isEmpty()) {
      return step;
    }
    if (withValue.containsKey(word)) {
      problems.add(path, word + " needs a value", "Write { " + word + ": ... }.");
      return Optional.empty();
    }
    return unknown(path, word);
  }

  private Optional<Normalizer> withValue(Section step) {
    if (step.names().size() != 1) {
      problems.add(step.path(), "must be one step", "Write [a, { b: value }, c].");
      return Optional.empty();
    }
    String name = step.names().iterator().next();
    if (Normalizers.named(name).isPresent()) {
      problems.add(step.path(), name + " takes no value", "Write the word alone.");
      return Optional.empty();
    }
    Function<Section, Optional<Normalizer>> reader = withValue.get(name);
    return reader == null ? unknown(step.path(), name) : reader.apply(step);
  }

  private Optional<Normalizer> unknown(String path, String word) {
    problems.add(path, "there is no step \"" + word + "\"", Suggestion.hint(word, names()));
    return Optional.empty();
  }

  private Optional<String> affix(Section step, String name) {
    String affix = step.exactText(name);
    if (affix.isEmpty()) {
      problems.add(step.path(name), "removes nothing", "Say what to remove.");
    }
    return Optional.of(affix).filter(text -> !text.isEmpty());
  }

  private Optional<Normalizer> replacement(Section step) {
    Section section = step.section("replace");
    String pattern = section.exactText("pattern");
    if (section.names().contains("pattern") && pattern.isEmpty()) {
      problems.add(section.path("pattern"), "finds nothing", "Say what to replace.");
    }
    String with = section.exactText("with");
    section.refuseOthers();
    try {
      return Optional.of(pattern)
          .filter(text -> !text.isEmpty())
          .map(text -> Replacement.of(text, with));
    } catch (IllegalArgumentException e) {
      problems.add(section.path(), e.getMessage(), "Write it in the syntax of RE2.");
      return Optional.empty();
    }
  }

  private Optional<Normalizer> valueMap(Section step) {
    Section section = step.section("map");
    Map<String, String> values = new LinkedHashMap<>();
    section.names().forEach(from -> values.put(from, section.exactText(from)));
    return Optional.of(ValueMap.of(values));
  }
}
