package io.moorline.rules.pipeline;

import io.moorline.rules.expression.Expression;
import io.moorline.rules.expression.Expressions;
import io.moorline.rules.expression.InvalidExpressionException;
import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import java.util.Optional;

/** Reads for which rows something holds: {@code when}. */
final class ConditionReader {

  private static final String WHEN = "when";

  private final Problems problems;

  ConditionReader(Problems problems) {
    this.problems = problems;
  }

  /** Empty: for all. */
  Optional<Expression<Boolean>> read(Section section) {
    return section
        .optionalText(WHEN)
        .filter(text -> !text.isEmpty())
        .flatMap(text -> condition(section, text));
  }

  private Optional<Expression<Boolean>> condition(Section section, String text) {
    try {
      return Optional.of(Expressions.condition(text));
    } catch (InvalidExpressionException e) {
      e.reasons()
          .forEach(
              reason ->
                  problems.add(
                      section.path(WHEN),
                      reason,
                      "Compare columns, as in row.kind == \"CONTACT\"."));
      return Optional.empty();
    }
  }
}
