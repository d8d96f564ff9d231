package io.moorline.streams.model;

import io.moorline.schemas.ColumnType;
import io.moorline.schemas.ColumnType.Kind;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which columns may take values of which others without losing any. */
public final class Conversions {

  private static final Set<Kind> TEXTUAL =
      EnumSet.complementOf(EnumSet.of(Kind.BYTES, Kind.UNSUPPORTED));

  private static final Map<Kind, Set<Kind>> ACCEPTS =
      Map.of(
          Kind.TEXT, TEXTUAL,
          Kind.INT4, EnumSet.of(Kind.INT2),
          Kind.INT8, EnumSet.of(Kind.INT2, Kind.INT4),
          Kind.FLOAT8, EnumSet.of(Kind.FLOAT4),
          Kind.DECIMAL, EnumSet.of(Kind.INT2, Kind.INT4, Kind.INT8, Kind.ANY_DECIMAL),
          Kind.ANY_DECIMAL, EnumSet.of(Kind.INT2, Kind.INT4, Kind.INT8, Kind.DECIMAL));

  private Conversions() {}

  public static boolean possible(ColumnType from, ColumnType to) {
    return from.kind() != Kind.UNSUPPORTED
        && (from.kind() == to.kind()
            || ACCEPTS.getOrDefault(to.kind(), Set.of()).contains(from.kind()));
  }

  public static @Nullable Object convert(@Nullable Object value, ColumnType from, ColumnType to) {
    boolean same = from.kind().javaClass() == to.kind().javaClass();
    return value == null || same ? value : to.parse(from.text(value));
  }
}
