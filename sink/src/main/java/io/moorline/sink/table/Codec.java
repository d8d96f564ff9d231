package io.moorline.sink.table;

/** Values of one column type in PostgreSQL's binary form, and from there as text. */
public interface Codec {

  /**
   * The value as binary COPY sends it: one value, one form.
   *
   * @throws RefusedValueException the column cannot hold the value
   */
  byte[] encode(Object value);

  /** A literal that PostgreSQL reads as this value. */
  String text(byte[] field);

  /** The value as {@code to_jsonb} would show it. */
  default void json(byte[] field, JsonBuffer out) {
    out.quoted(text(field));
  }
}
