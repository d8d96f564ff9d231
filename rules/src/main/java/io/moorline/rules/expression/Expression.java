package io.moorline.rules.expression;

import io.moorline.rules.resolve.ColumnText;
import java.util.Optional;
import java.util.Set;

/**
 * A formula over the columns of a row.
 *
 * @param <T> what it gives
 */
public interface Expression<T> {

  /** The columns that it reads. */
  Set<String> columns();

  /** Empty when it has no value for this row, as when a text that is to be a number is none. */
  Optional<T> value(ColumnText row);
}
