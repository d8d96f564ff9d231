package io.moorline.streams.model;

import io.moorline.schemas.ColumnType;
import org.jspecify.annotations.Nullable;

/** Puts values of one column into another that accepts them. */
public final class Conversions {

  private Conversions() {}

  public static @Nullable Object convert(@Nullable Object value, ColumnType from, ColumnType to) {
    boolean same = from.kind().javaClass() == to.kind().javaClass();
    return value == null || same ? value : to.parse(from.text(value));
  }
}
