package io.moorline.sink.table;

import java.time.LocalTime;

/** {@code time}: microseconds of the day, rounded to the column's fractional digits. */
record TimeCodec(int digits) implements Codec {

  @Override
  public byte[] encode(Object value) {
    if (!(value instanceof LocalTime time)) {
      throw RefusedValueException.type("a time", value);
    }
    return Bytes.ofLong(TimeText.round(time.toNanoOfDay() / 1000, digits), Long.BYTES);
  }

  @Override
  public String text(byte[] field) {
    return TimeText.time(Bytes.toLong(field));
  }
}
