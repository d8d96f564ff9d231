package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import io.moorline.rules.pipeline.Need.Mode;
import io.moorline.rules.pipeline.Need.Other;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads one entry of {@code needs}. */
final class NeedReader {

  private final Problems problems;
  private final SourceReader sources;
  private final ConditionReader conditions;
  private final Words<Mode> modes;

  NeedReader(Problems problems) {
    this.problems = problems;
    this.sources = new SourceReader(problems);
    this.conditions = new ConditionReader(problems);
    this.modes = Words.joined(problems, Mode.INSERT_MISSING);
  }

  Need read(String name, Section section) {
    Need need =
        new Need(
            name,
            section.optionalText("reference").orElse(name),
            section.section("by").allTexts(),
            derive(section),
            modes.read(section, "mode"),
            section.optionalSection("link").map(Section::allTexts).orElse(Map.of()),
            section.optionalSection("of").flatMap(this::other),
            section.optionalText("backfill"),
            conditions.read(section),
            section.optionalText("unless"));
    section.refuseOthers();
    return need;
  }

  private Map<String, Source> derive(Section section) {
    Map<String, Source> derive = new LinkedHashMap<>();
    section
        .optionalSection("derive")
        .ifPresent(
            columns ->
                columns
                    .names()
                    .forEach(column -> derive.put(column, sources.read(columns, column))));
    return derive;
  }

  private Optional<Other> other(Section section) {
    if (section.names().size() != 1) {
      problems.add(
          section.path(),
          "must name one dataset",
          "Write of: { dataset: { its column: own column } }.");
      return Optional.empty();
    }
    String dataset = section.names().iterator().next();
    return Optional.of(new Other(dataset, section.section(dataset).allTexts()));
  }
}
