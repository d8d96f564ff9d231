package io.moorline.sink.table;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * {@code timestamp} and {@code timestamptz}: microseconds since 2000-01-01, rounded to the column's
 * fractional digits.
 */
record TimestampCodec(boolean zoned, int digits) implements Codec {

  private static final long EPOCH_SECOND =
      LocalDate.of(2000, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  private static final long MICROS_PER_DAY = 86_400 * TimeText.MICROS_PER_SECOND;

  @Override
  public byte[] encode(Object value) {
    if (zoned && value instanceof Instant instant) {
      return micros(instant.getEpochSecond(), instant.getNano());
    }
    if (!zoned && value instanceof LocalDateTime local) {
      return micros(local.toEpochSecond(ZoneOffset.UTC), local.getNano());
    }
    throw RefusedValueException.type(zoned ? "timestamptz" : "timestamp", value);
  }

  @Override
  public String text(byte[] field) {
    long micros = Bytes.toLong(field);
    if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
      return micros > 0 ? "infinity" : "-infinity";
    }
    long day = Math.floorDiv(micros, MICROS_PER_DAY) + EPOCH_SECOND / 86_400;
    LocalDate date = LocalDate.ofEpochDay(day);
    String time = TimeText.time(Math.floorMod(micros, MICROS_PER_DAY));
    return TimeText.date(date) + "T" + time + (zoned ? "+00:00" : "") + TimeText.era(date);
  }

  private byte[] micros(long epochSecond, int nano) {
    try {
      long seconds = Math.subtractExact(epochSecond, EPOCH_SECOND);
      long micros = Math.multiplyExact(seconds, TimeText.MICROS_PER_SECOND);
      return Bytes.ofLong(TimeText.round(micros + nano / 1000, digits), Long.BYTES);
    } catch (ArithmeticException e) {
      throw RefusedValueException.outOfRange("the time is out of PostgreSQL's range");
    }
  }
}
