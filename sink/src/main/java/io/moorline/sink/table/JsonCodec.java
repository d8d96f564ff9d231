package io.moorline.sink.table;

import static java.nio.charset.StandardCharsets.UTF_8;

/** {@code json} and {@code jsonb}; the latter carries a version byte in its binary form. */
record JsonCodec(boolean binary) implements Codec {

  private static final byte VERSION = 1;

  @Override
  public byte[] encode(Object value) {
    if (!(value instanceof String text)) {
      throw RefusedValueException.type("json", value);
    }
    if (hasNul(text)) {
      throw RefusedValueException.json("contains \\u0000, which PostgreSQL cannot store as text");
    }
    byte[] utf8 = text.getBytes(UTF_8);
    return binary ? versioned(utf8) : utf8;
  }

  @Override
  public String text(byte[] field) {
    int start = binary ? 1 : 0;
    return new String(field, start, field.length - start, UTF_8);
  }

  @Override
  public void json(byte[] field, JsonBuffer out) {
    out.raw(field, binary ? 1 : 0);
  }

  private static byte[] versioned(byte[] utf8) {
    byte[] field = new byte[utf8.length + 1];
    field[0] = VERSION;
    System.arraycopy(utf8, 0, field, 1, utf8.length);
    return field;
  }

  /** An escaped NUL, or a bare one; an escaped backslash before {@code u0000} is neither. */
  private static boolean hasNul(String text) {
    if (text.indexOf('\0') >= 0) {
      return true;
    }
    for (int at = text.indexOf("\\u0000"); at >= 0; at = text.indexOf("\\u0000", at + 1)) {
      int before = at;
      while (before > 0 && text.charAt(before - 1) == '\\') {
        before--;
      }
      if ((at - before) % 2 == 0) {
        return true;
      }
    }
    return false;
  }
}
