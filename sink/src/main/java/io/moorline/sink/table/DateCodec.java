package io.moorline.sink.table;

import java.time.LocalDate;

/** {@code date}: days since 2000-01-01. */
record DateCodec() implements Codec {

  private static final long EPOCH = LocalDate.of(2000, 1, 1).toEpochDay();

  @Override
  public byte[] encode(Object value) {
    if (!(value instanceof LocalDate date)) {
      throw RefusedValueException.type("a date", value);
    }
    return Bytes.ofLong(date.toEpochDay() - EPOCH, Integer.BYTES);
  }

  @Override
  public String text(byte[] field) {
    long days = Bytes.toLong(field);
    if (days == Integer.MAX_VALUE || days == Integer.MIN_VALUE) {
      return days > 0 ? "infinity" : "-infinity";
    }
    LocalDate date = LocalDate.ofEpochDay(days + EPOCH);
    return TimeText.date(date) + TimeText.era(date);
  }
}
