package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import java.util.Optional;

/** Reads whole numbers, from 1. */
final class Numbers {

  private final Problems problems;

  Numbers(Problems problems) {
    this.problems = problems;
  }

  Optional<Integer> read(Section section, String key, int max) {
    return section
        .optionalText(key)
        .filter(text -> !text.isEmpty())
        .flatMap(text -> number(section.path(key), text, max));
  }

  private Optional<Integer> number(String path, String text, int max) {
    Optional<Integer> number =
        Optional.of(text)
            .filter(digits -> digits.matches("\\d{1,6}"))
            .map(Integer::valueOf)
            .filter(value -> value >= 1 && value <= max);
    if (number.isEmpty()) {
      problems.add(path, "must be a whole number from 1 to " + max);
    }
    return number;
  }
}
