package io.moorline.rules.pipeline;

import io.moorline.rules.expression.Expressions;
import io.moorline.rules.expression.InvalidExpressionException;
import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import io.moorline.rules.normalize.Blank;

/**
 * Reads where one column of {@code derive} comes from: an own column, {@code {constant: value}} or
 * {@code {expression: formula}}.
 */
final class SourceReader {

  private static final String CONSTANT = "constant";
  private static final String EXPRESSION = "expression";

  private final Problems problems;

  SourceReader(Problems problems) {
    this.problems = problems;
  }

  Source read(Section derive, String column) {
    if (!derive.isSection(column)) {
      return new Source.Own(derive.text(column));
    }
    Section section = derive.section(column);
    Source source =
        section.optionalText(EXPRESSION).isPresent() ? expression(section) : constant(section);
    section.refuseOthers();
    return source;
  }

  private Source constant(Section section) {
    if (section.unexpanded(CONSTANT).filter(Blank::is).isPresent()) {
      problems.add(
          section.path(CONSTANT), "is blank, which counts as NULL", "Leave the column out.");
    }
    return new Source.Constant(section.text(CONSTANT));
  }

  /** A constant stands in for what is wrong, so that reading goes on. */
  private Source expression(Section section) {
    String text = section.text(EXPRESSION);
    try {
      return text.isEmpty()
          ? new Source.Constant(text)
          : new Source.Computed(Expressions.text(text));
    } catch (InvalidExpressionException e) {
      e.reasons()
          .forEach(
              reason ->
                  problems.add(
                      section.path(EXPRESSION),
                      reason,
                      "Columns are text: row[\"name\"], blank when NULL;"
                          + " int() and double() make numbers, string() makes text."));
      return new Source.Constant(text);
    }
  }
}
