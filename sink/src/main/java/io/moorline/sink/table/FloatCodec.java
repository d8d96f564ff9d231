package io.moorline.sink.table;

import java.math.BigDecimal;
import java.math.MathContext;

/** {@code real} and {@code double precision}, by their width in bytes. */
record FloatCodec(int width) implements Codec {

  /** So many digits survive the way to binary and back, save next to zero. */
  private static final int FLOAT_DIGITS = 6;

  private static final int DOUBLE_DIGITS = 15;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

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
  public void json(byte[] field, JsonBuffer out) {
    double value = value(field);
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      out.quoted(text(field));
    } else {
      String printed = print(value);
      out.raw(isShort(printed) ? withoutZero(printed) : shortest(value));
    }
  }

  /** Java writes all of a short number, and no digit to spare: most numbers are. */
  private boolean isShort(String printed) {
    int digits = width == Float.BYTES ? FLOAT_DIGITS : DOUBLE_DIGITS;
    return printed.length() <= digits + 1 && printed.indexOf('E') < 0;
  }

  private static String withoutZero(String printed) {
    return printed.endsWith(".0") ? printed.substring(0, printed.length() - 2) : printed;
  }

  private double value(byte[] field) {
    long bits = Bytes.toLong(field);
    return width == Float.BYTES ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
  }

  /** As PostgreSQL prints it; Java has digits to spare before version 19. */
  private String shortest(double value) {
    if (value == 0) {
      return "0";
    }
    int fewest = isSubnormal(value) ? 1 : width == Float.BYTES ? FLOAT_DIGITS : DOUBLE_DIGITS;
    BigDecimal printed = new BigDecimal(print(value)).stripTrailingZeros();
    boolean settled = printed.precision() <= fewest && !mayBeHalfway(value);
    return (settled ? printed : search(value, fewest)).toString();
  }

  private boolean isSubnormal(double value) {
    return Math.abs(value) < (width == Float.BYTES ? Float.MIN_NORMAL : Double.MIN_NORMAL);
  }

  /** A short number halfway between two neighbours is none of them to PostgreSQL: 1e23. */
  private boolean mayBeHalfway(double value) {
    return Math.abs(value) >= (width == Float.BYTES ? 1L << 24 : 1L << 53);
  }

  private String print(double value) {
    return width == Float.BYTES ? Float.toString((float) value) : Double.toString(value);
  }

  /** The fewest digits that are nearer to the value than to its neighbours. */
  private BigDecimal search(double value, int fewest) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal half = exact.subtract(new BigDecimal(towardsZero(value))).abs().divide(TWO);
    int digits = fewest;
    BigDecimal rounded = exact.round(new MathContext(digits));
    while (rounded.subtract(exact).abs().compareTo(half) >= 0) {
      rounded = exact.round(new MathContext(++digits));
    }
    return rounded.stripTrailingZeros();
  }

  private double towardsZero(double value) {
    return width == Float.BYTES ? Math.nextAfter((float) value, 0) : Math.nextAfter(value, 0);
  }
}
