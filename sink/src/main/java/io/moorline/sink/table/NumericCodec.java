package io.moorline.sink.table;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * {@code numeric}. Nothing is ever rounded: a value that does not fit is refused.
 *
 * @param precision 0: any
 * @param scale of a column with precision
 */
record NumericCodec(int precision, int scale) implements Codec {

  private static final int HEADER = 8;
  private static final int GROUP_DIGITS = 4;
  private static final int NEGATIVE = 0x4000;
  private static final int NAN = 0xC000;
  private static final int INFINITY = 0xD000;
  private static final int MINUS_INFINITY = 0xF000;
  private static final BigInteger BASE = BigInteger.valueOf(10_000);
  private static final BigInteger[] PADDINGS = {
    BigInteger.ONE, BigInteger.TEN, BigInteger.valueOf(100), BigInteger.valueOf(1000)
  };

  @Override
  public byte[] encode(Object value) {
    BigDecimal decimal = scaled(decimal(value));
    int padding = Math.floorMod(-decimal.scale(), GROUP_DIGITS);
    int fraction = (decimal.scale() + padding) / GROUP_DIGITS;
    BigInteger groups = decimal.unscaledValue().abs().multiply(PADDINGS[padding]);
    int[] digits = digits(groups);
    return bytes(digits, digits.length - 1 - fraction, decimal.signum() < 0, decimal.scale());
  }

  @Override
  public String text(byte[] field) {
    return switch (sign(field)) {
      case NAN -> "NaN";
      case INFINITY -> "Infinity";
      case MINUS_INFINITY -> "-Infinity";
      default -> finite(field);
    };
  }

  @Override
  public void json(byte[] field, JsonBuffer out) {
    if (sign(field) >= NAN) {
      out.quoted(text(field));
    } else {
      out.raw(text(field));
    }
  }

  private static BigDecimal decimal(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    if (value instanceof Integer || value instanceof Long || value instanceof Short) {
      return BigDecimal.valueOf(((Number) value).longValue());
    }
    throw RefusedValueException.type("numeric", value);
  }

  private BigDecimal scaled(BigDecimal value) {
    if (precision == 0) {
      return value.scale() < 0 ? value.setScale(0) : value;
    }
    BigDecimal stripped = value.scale() > scale ? value.stripTrailingZeros() : value;
    if (stripped.scale() > scale || stripped.precision() - stripped.scale() > precision - scale) {
      throw RefusedValueException.outOfRange(
          "numeric(%d,%d) does not hold a value of precision %d, scale %d"
              .formatted(precision, scale, value.precision(), value.scale()));
    }
    return stripped.setScale(scale);
  }

  /** Base 10000, most significant first. */
  private static int[] digits(BigInteger value) {
    int[] reversed = new int[value.bitLength() / 13 + 1];
    int count = 0;
    BigInteger rest = value;
    while (rest.bitLength() >= Long.SIZE) {
      BigInteger[] parts = rest.divideAndRemainder(BASE);
      reversed[count++] = parts[1].intValue();
      rest = parts[0];
    }
    for (long small = rest.longValue(); small != 0; small /= 10_000) {
      reversed[count++] = (int) (small % 10_000);
    }
    int[] digits = new int[count];
    for (int i = 0; i < count; i++) {
      digits[i] = reversed[count - 1 - i];
    }
    return digits;
  }

  /** Trailing zero groups are not sent, nor stored: one number, one form. */
  private static byte[] bytes(int[] digits, int weight, boolean negative, int scale) {
    int count = digits.length;
    while (count > 0 && digits[count - 1] == 0) {
      count--;
    }
    byte[] bytes = new byte[HEADER + 2 * count];
    Bytes.putShort(bytes, 0, count);
    Bytes.putShort(bytes, 2, count == 0 ? 0 : weight);
    Bytes.putShort(bytes, 4, negative ? NEGATIVE : 0);
    Bytes.putShort(bytes, 6, scale);
    for (int i = 0; i < count; i++) {
      Bytes.putShort(bytes, HEADER + 2 * i, digits[i]);
    }
    return bytes;
  }

  private static int sign(byte[] field) {
    return Bytes.toUnsignedShort(field, 4);
  }

  /** As PostgreSQL prints it: whole groups before the point, then as many digits as the scale. */
  private static String finite(byte[] field) {
    int weight = (short) Bytes.toUnsignedShort(field, 2);
    int scale = Bytes.toUnsignedShort(field, 6);
    StringBuilder out = new StringBuilder(GROUP_DIGITS * Math.max(weight + 1, 1) + scale + 2);
    out.append(sign(field) == NEGATIVE ? "-" : "").append(weight < 0 ? 0 : group(field, 0));
    for (int i = 1; i <= weight; i++) {
      padded(group(field, i), out);
    }
    if (scale > 0) {
      int point = out.append('.').length();
      for (int i = weight + 1; out.length() < point + scale; i++) {
        padded(group(field, i), out);
      }
      out.setLength(point + scale);
    }
    return out.toString();
  }

  /** Groups that are not stored are zero. */
  private static int group(byte[] field, int i) {
    boolean stored = i >= 0 && i < Bytes.toUnsignedShort(field, 0);
    return stored ? Bytes.toUnsignedShort(field, HEADER + 2 * i) : 0;
  }

  private static void padded(int group, StringBuilder out) {
    for (int unit = 1000; unit > 0; unit /= 10) {
      out.append((char) ('0' + group / unit % 10));
    }
  }
}
