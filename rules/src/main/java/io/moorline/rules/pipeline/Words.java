package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import io.moorline.rules.file.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Reads a setting that has one of a few words for its value. */
final class Words<E extends Enum<E>> {

  private final Problems problems;
  private final E usual;
  private final Function<E, String> spelling;

  private Words(Problems problems, E usual, Function<E, String> spelling) {
    this.problems = problems;
    this.usual = usual;
    this.spelling = spelling;
  }

  /** As {@code insert_missing}. */
  static <E extends Enum<E>> Words<E> joined(Problems problems, E usual) {
    return new Words<>(problems, usual, value -> value.name().toLowerCase(Locale.ROOT));
  }

  /** As {@code load unlinked}. */
  static <E extends Enum<E>> Words<E> spaced(Problems problems, E usual) {
    return new Words<>(
        problems, usual, value -> value.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  E read(Section section, String key) {
    return section
        .optionalText(key)
        .filter(word -> !word.isEmpty())
        .map(word -> of(section.path(key), key, word))
        .orElse(usual);
  }

  private E of(String path, String key, String word) {
    List<E> values = Arrays.asList(usual.getDeclaringClass().getEnumConstants());
    return values.stream()
        .filter(value -> spelling.apply(value).equals(word))
        .findFirst()
        .orElseGet(() -> unknown(path, key, word, values));
  }

  private E unknown(String path, String key, String word, List<E> values) {
    problems.add(
        path,
        "there is no \"" + key + ": " + word + "\"",
        Suggestion.hint(word, values.stream().map(spelling).toList()));
    return usual;
  }
}
