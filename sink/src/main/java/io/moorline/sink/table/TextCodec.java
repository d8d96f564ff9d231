package io.moorline.sink.table;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Everything PostgreSQL reads as text: {@code text}, {@code varchar}, {@code char}, {@code citext},
 * enums.
 *
 * @param limit characters, or 0
 * @param padded {@code char(n)}: stored with blanks up to the limit
 */
record TextCodec(int limit, boolean padded) implements Codec {

  @Override
  public byte[] encode(Object value) {
    if (!(value instanceof String text)) {
      throw RefusedValueException.type("text", value);
    }
    if (text.indexOf('\0') >= 0) {
      throw RefusedValueException.character("contains U+0000, which PostgreSQL cannot store");
    }
    return fitted(text).getBytes(UTF_8);
  }

  @Override
  public String text(byte[] field) {
    return new String(field, UTF_8);
  }

  @Override
  public void json(byte[] field, JsonBuffer out) {
    out.quoted(field);
  }

  /** PostgreSQL would cut blanks that do not fit without a word; a key must not be cut. */
  private String fitted(String text) {
    if (limit == 0 || text.length() <= limit && !padded) {
      return text;
    }
    int length = text.codePointCount(0, text.length());
    if (length > limit) {
      throw RefusedValueException.tooLong(
          "%d characters, the column holds %d".formatted(length, limit));
    }
    return padded ? text + " ".repeat(limit - length) : text;
  }
}
