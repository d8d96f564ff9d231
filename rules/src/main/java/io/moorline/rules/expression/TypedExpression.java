package io.moorline.rules.expression;

import io.moorline.rules.resolve.ColumnText;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Two are the same when they were written the same. */
final class TypedExpression<T> implements Expression<T> {

  private final Formula formula;
  private final Function<Object, T> type;

  TypedExpression(Formula formula, Function<Object, T> type) {
    this.formula = formula;
    this.type = type;
  }

  @Override
  public Set<String> columns() {
    return formula.columns();
  }

  @Override
  public Optional<T> value(ColumnText row) {
    return formula.value(row).map(type);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TypedExpression<?> same && same.toString().equals(toString());
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
