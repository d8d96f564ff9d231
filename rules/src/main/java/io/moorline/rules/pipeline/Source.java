package io.moorline.rules.pipeline;

import io.moorline.rules.expression.Expression;
import io.moorline.rules.resolve.ColumnText;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a derived reference takes a column from. */
public sealed interface Source {

  /** The value as text; null: the row does not say. */
  @Nullable String text(ColumnText row);

  /** The columns of the row that it reads. */
  Set<String> columns();

  /** A column of the row that points at the reference. */
  record Own(String column) implements Source {

    @Override
    public @Nullable String text(ColumnText row) {
      return row.of(column);
    }

    @Override
    public Set<String> columns() {
      return Set.of(column);
    }
  }

  /** What a formula makes of the row. */
  record Computed(Expression<String> expression) implements Source {

    @Override
    public @Nullable String text(ColumnText row) {
      return expression.value(row).orElse(null);
    }

    @Override
    public Set<String> columns() {
      return expression.columns();
    }
  }

  /** The same for every row. */
  record Constant(String value) implements Source {

    @Override
    public String text(ColumnText row) {
      return value;
    }

    @Override
    public Set<String> columns() {
      return Set.of();
    }
  }
}
