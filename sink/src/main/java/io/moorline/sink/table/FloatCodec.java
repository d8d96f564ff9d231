package io.moorline.sink.table;

import java.math.BigDecimal;
import java.math.MathContext;

/** {@code real} and {@code double precision}, by their width in bytes. */
record FloatCodec(int width) implements Codec {

  @Override
  public byte[] encode(Object value) {
    if (!(value instanceof Number number)) {
      throw RefusedValueException.type("a floating-point number", value);
    }
    return width == Float.BYTES
        ? Bytes.ofLong(Float.floatToIntBits(number.floatValue()), width)
        : Bytes.ofLong(Double.doubleToLongBits(number.doubleValue()), width);
  }

  @Override
  public String text(byte[] field) {
    double value = value(field);
    return Double.isNaN(value) || Double.isInfinite(value)
        ? Double.toString(value)
        : shortest(value);
  }

  @Override
  public void json(byte[] field, StringBuilder out) {
    double value = value(field);
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      JsonText.quote(text(field), out);
    } else {
      out.append(text(field));
    }
  }

  private double value(byte[] field) {
    long bits = Bytes.toLong(field);
    return width == Float.BYTES ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
  }

  /** As PostgreSQL prints it; {@code Double.toString} has digits to spare before Java 19. */
  private String shortest(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal exact = new BigDecimal(value);
    int digits = width == Float.BYTES ? 6 : 15;
    BigDecimal rounded = exact.round(new MathContext(digits));
    while (!same(rounded, value)) {
      rounded = exact.round(new MathContext(++digits));
    }
    return rounded.stripTrailingZeros().toString();
  }

  private boolean same(BigDecimal rounded, double value) {
    return width == Float.BYTES
        ? rounded.floatValue() == (float) value
        : rounded.doubleValue() == value;
  }
}
