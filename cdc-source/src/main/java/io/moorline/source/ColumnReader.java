package io.moorline.source;

import io.moorline.schemas.ColumnType;
import io.moorline.schemas.ColumnType.Kind;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;

/** The engine's values of one column as values of its column type. */
record ColumnReader(ColumnType type, Function<Object, Object> convert) {

  /** The driver's word for an infinite time, which arrives as a number. */
  private static final long POSITIVE_INFINITY = 9223372036825200000L;

  private static final long NEGATIVE_INFINITY = -9223372036832400000L;
  private static final long DAY_LIMIT = 400_000_000L;

  static ColumnReader of(Kind kind, Function<Object, Object> convert) {
    return new ColumnReader(ColumnType.of(kind), convert);
  }

  static ColumnReader unchanged(Kind kind) {
    return of(kind, value -> value);
  }

  static ColumnReader smallInteger() {
    return of(Kind.INT2, value -> ((Number) value).intValue());
  }

  static ColumnReader decimal(ColumnType type) {
    return new ColumnReader(type, value -> decimal((String) value));
  }

  static ColumnReader uuid() {
    return of(Kind.UUID, value -> UUID.fromString((String) value));
  }

  static ColumnReader bytes() {
    return of(Kind.BYTES, value -> value instanceof byte[] array ? ByteBuffer.wrap(array) : value);
  }

  static ColumnReader date() {
    return of(Kind.DATE, value -> date((Integer) value));
  }

  static ColumnReader time() {
    return of(Kind.TIME, value -> LocalTime.ofNanoOfDay((Long) value * 1000));
  }

  static ColumnReader timestampMillis() {
    return of(Kind.TIMESTAMP, value -> timestamp((Long) value, ChronoUnit.MILLIS));
  }

  static ColumnReader timestampMicros() {
    return of(Kind.TIMESTAMP, value -> timestamp((Long) value, ChronoUnit.MICROS));
  }

  static ColumnReader timestampWithZone() {
    return of(Kind.TIMESTAMPTZ, value -> instant((String) value));
  }

  private static BigDecimal decimal(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new UnrepresentableException(text + " is not a number");
    }
  }

  private static LocalDate date(int epochDay) {
    if (Math.abs((long) epochDay) > DAY_LIMIT) {
      throw infinite();
    }
    return LocalDate.ofEpochDay(epochDay);
  }

  private static LocalDateTime timestamp(long value, ChronoUnit unit) {
    if (value >= POSITIVE_INFINITY || value <= NEGATIVE_INFINITY) {
      throw infinite();
    }
    return LocalDateTime.ofInstant(Instant.EPOCH.plus(value, unit), ZoneOffset.UTC);
  }

  private static Instant instant(String text) {
    if (text.endsWith("infinity")) {
      throw infinite();
    }
    return OffsetDateTime.parse(text).toInstant();
  }

  private static UnrepresentableException infinite() {
    return new UnrepresentableException("an infinite time");
  }
}
