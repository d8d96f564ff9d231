package io.moorline.rules.expression;

import io.moorline.rules.normalize.Blank;
import io.moorline.rules.resolve.ColumnText;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Two are the same when they were written the same. */
final class TextExpression implements Expression<String> {

  private final Formula formula;

  TextExpression(Formula formula) {
    this.formula = formula;
  }

  @Override
  public Set<String> columns() {
    return formula.columns();
  }

  @Override
  public Optional<String> value(ColumnText row) {
    return formula.value(row).map(Object::toString).filter(text -> !Blank.is(text));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TextExpression same && same.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return formula.source().hashCode();
  }

  @Override
  public String toString() {
    return formula.source();
  }
}
