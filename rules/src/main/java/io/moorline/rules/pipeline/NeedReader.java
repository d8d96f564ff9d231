package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import io.moorline.rules.file.Suggestion;
import io.moorline.rules.pipeline.Need.Mode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads one entry of {@code needs}. */
final class NeedReader {

  private final Problems problems;

  NeedReader(Problems problems) {
    this.problems = problems;
  }

  Need read(String reference, Section section) {
    Need need =
        new Need(
            reference,
            reference,
            section.section("by").allTexts(),
            derive(section),
            mode(section),
            Map.of(),
            Optional.empty(),
            Optional.empty());
    section.refuseOthers();
    return need;
  }

  private static Map<String, Source> derive(Section section) {
    Map<String, Source> derive = new LinkedHashMap<>();
    section
        .optionalSection("derive")
        .map(Section::allTexts)
        .orElse(Map.of())
        .forEach((column, own) -> derive.put(column, new Source.Own(own)));
    return derive;
  }

  private Mode mode(Section section) {
    String word = section.optionalText("mode").orElse(word(Mode.INSERT_MISSING));
    return Arrays.stream(Mode.values())
        .filter(mode -> word(mode).equals(word))
        .findFirst()
        .orElseGet(() -> unknown(section, word));
  }

  private Mode unknown(Section section, String word) {
    List<String> modes = Arrays.stream(Mode.values()).map(NeedReader::word).toList();
    problems.add(
        section.path("mode"), "there is no mode \"" + word + "\"", Suggestion.hint(word, modes));
    return Mode.INSERT_MISSING;
  }

  private static String word(Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }
}
