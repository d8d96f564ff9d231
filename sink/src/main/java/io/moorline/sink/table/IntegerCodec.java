package io.moorline.sink.table;

import java.math.BigDecimal;

/** {@code smallint}, {@code integer} and {@code bigint}, by their width in bytes. */
record IntegerCodec(int width) implements Codec {

  @Override
  public byte[] encode(Object value) {
    long number = number(value);
    int unused = Long.SIZE - width * Byte.SIZE;
    if (number << unused >> unused != number) {
      throw RefusedValueException.outOfRange("does not fit " + width + " bytes");
    }
    return Bytes.ofLong(number, width);
  }

  @Override
  public String text(byte[] field) {
    return Long.toString(Bytes.toLong(field));
  }

  @Override
  public void json(byte[] field, JsonBuffer out) {
    out.raw(text(field));
  }

  private static long number(Object value) {
    if (value instanceof Integer || value instanceof Long || value instanceof Short) {
      return ((Number) value).longValue();
    }
    if (value instanceof BigDecimal decimal) {
      try {
        return decimal.longValueExact();
      } catch (ArithmeticException e) {
        throw RefusedValueException.outOfRange("not a whole number that fits");
      }
    }
    throw RefusedValueException.type("an integer", value);
  }
}
