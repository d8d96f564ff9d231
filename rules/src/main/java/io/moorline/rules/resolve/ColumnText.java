package io.moorline.rules.resolve;

import org.jspecify.annotations.Nullable;

/** A row as rules see it: the canonical text of a column's value, or null. */
@FunctionalInterface
public interface ColumnText {

  @Nullable String of(String column);
}
