package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import io.moorline.rules.normalize.Blank;

/** Reads where one column of {@code derive} comes from: a column, or {@code {constant: value}}. */
final class SourceReader {

  private final Problems problems;

  SourceReader(Problems problems) {
    this.problems = problems;
  }

  Source read(Section derive, String column) {
    return derive.isSection(column)
        ? section(derive.section(column))
        : new Source.Own(derive.text(column));
  }

  private Source section(Section section) {
    Source constant = constant(section);
    section.refuseOthers();
    return constant;
  }

  private Source constant(Section section) {
    if (section.unexpanded("constant").filter(Blank::is).isPresent()) {
      problems.add(
          section.path("constant"), "is blank, which counts as NULL", "Leave the column out.");
    }
    return new Source.Constant(section.text("constant"));
  }
}
