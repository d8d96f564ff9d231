package io.moorline.schemas;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * A column's type: which Java class carries its values in Moorline, and their canonical text.
 *
 * @param precision digits of a {@link Kind#DECIMAL}, else 0
 * @param scale digits after the point of a {@link Kind#DECIMAL}, else 0
 */
public record ColumnType(Kind kind, int precision, int scale) {

  public enum Kind {
    BOOLEAN(Boolean.class, Boolean::valueOf),
    INT2(Integer.class, Integer::valueOf),
    INT4(Integer.class, Integer::valueOf),
    INT8(Long.class, Long::valueOf),
    FLOAT4(Float.class, Float::valueOf),
    FLOAT8(Double.class, Double::valueOf),
    DECIMAL(BigDecimal.class, BigDecimal::new),
    /** {@code numeric} without precision: any scale, exact. */
    ANY_DECIMAL(BigDecimal.class, BigDecimal::new),
    TEXT(String.class, text -> text),
    JSON(String.class, text -> text),
    UUID(UUID.class, java.util.UUID::fromString),
    BYTES(ByteBuffer.class, text -> ByteBuffer.wrap(Base64.getDecoder().decode(text))),
    DATE(LocalDate.class, LocalDate::parse),
    TIME(LocalTime.class, LocalTime::parse),
    TIMESTAMP(LocalDateTime.class, LocalDateTime::parse),
    TIMESTAMPTZ(Instant.class, text -> OffsetDateTime.parse(text).toInstant()),
    /** A type that Moorline cannot carry; a pipeline that uses such a column is refused. */
    UNSUPPORTED(Object.class, text -> text);

    private final Class<?> javaClass;
    private final Function<String, Object> parser;

    Kind(Class<?> javaClass, Function<String, Object> parser) {
      this.javaClass = javaClass;
      this.parser = parser;
    }

    public Class<?> javaClass() {
      return javaClass;
    }
  }

  private static final Set<Kind> ORDERED =
      EnumSet.of(
          Kind.INT2,
          Kind.INT4,
          Kind.INT8,
          Kind.TEXT,
          Kind.UUID,
          Kind.DATE,
          Kind.TIME,
          Kind.TIMESTAMP,
          Kind.TIMESTAMPTZ);

  private static final Set<Kind> INTEGERS = EnumSet.of(Kind.INT2, Kind.INT4, Kind.INT8);

  /** What a type takes beside its own values. */
  private static final Map<Kind, Set<Kind>> WIDER =
      Map.of(
          Kind.TEXT, EnumSet.complementOf(EnumSet.of(Kind.BYTES, Kind.UNSUPPORTED)),
          Kind.INT4, EnumSet.of(Kind.INT2),
          Kind.INT8, EnumSet.of(Kind.INT2, Kind.INT4),
          Kind.FLOAT8, EnumSet.of(Kind.FLOAT4),
          Kind.DECIMAL, EnumSet.of(Kind.INT2, Kind.INT4, Kind.INT8, Kind.ANY_DECIMAL),
          Kind.ANY_DECIMAL, EnumSet.of(Kind.INT2, Kind.INT4, Kind.INT8, Kind.DECIMAL));

  public static ColumnType of(Kind kind) {
    return new ColumnType(kind, 0, 0);
  }

  public static ColumnType decimal(int precision, int scale) {
    return new ColumnType(Kind.DECIMAL, precision, scale);
  }

  /** The canonical text of a value of this type: one value, one text. */
  public String text(Object value) {
    if (value instanceof BigDecimal decimal) {
      return kind == Kind.DECIMAL
          ? decimal.setScale(scale).toPlainString()
          : decimal.toPlainString();
    }
    if (value instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return Base64.getEncoder().encodeToString(copy);
    }
    return value.toString();
  }

  public Object parse(String text) {
    return kind.parser.apply(text);
  }

  public boolean canParse(String text) {
    try {
      parse(text);
      return true;
    } catch (IllegalArgumentException | DateTimeException e) {
      return false;
    }
  }

  /** Whether every value of the other type can be put into this one, and none is lost. */
  public boolean accepts(ColumnType other) {
    return other.kind != Kind.UNSUPPORTED
        && (kind == other.kind || WIDER.getOrDefault(kind, Set.of()).contains(other.kind));
  }

  /** Whether rows can be ordered by values of this type. */
  public boolean ordered() {
    return ORDERED.contains(kind);
  }

  /** Whether one value has the same text in both types. */
  public boolean spellsLike(ColumnType other) {
    return kind == other.kind
        ? scale == other.scale
        : INTEGERS.contains(kind) && INTEGERS.contains(other.kind);
  }
}
