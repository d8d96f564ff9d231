package io.moorline.sink.write;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Rows in the form of {@code COPY ... (FORMAT BINARY)}. */
final class CopyBuffer {

  private static final byte[] SIGNATURE =
      "PGCOPY\n\377\r\n\0".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  private static final int NULL = -1;
  private static final int END = -1;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);

  CopyBuffer() {
    out.writeBytes(SIGNATURE);
    integer(0);
    integer(0);
  }

  CopyBuffer row(int fields) {
    two(fields);
    return this;
  }

  CopyBuffer field(byte @Nullable [] field) {
    if (field == null) {
      integer(NULL);
    } else {
      integer(field.length);
      out.writeBytes(field);
    }
    return this;
  }

  CopyBuffer text(@Nullable String text) {
    return field(text == null ? null : text.getBytes(UTF_8));
  }

  /** The type {@code "char"}. */
  CopyBuffer character(char c) {
    return field(String.valueOf(c).getBytes(US_ASCII));
  }

  CopyBuffer bool(boolean value) {
    integer(1);
    out.write(value ? 1 : 0);
    return this;
  }

  CopyBuffer int4(int value) {
    integer(Integer.BYTES);
    integer(value);
    return this;
  }

  CopyBuffer int8(long value) {
    integer(Long.BYTES);
    integer((int) (value >> Integer.SIZE));
    integer((int) value);
    return this;
  }

  byte[] end() {
    two(END);
    return out.toByteArray();
  }

  private void integer(int value) {
    two(value >> Short.SIZE);
    two(value);
  }

  private void two(int value) {
    out.write(value >> Byte.SIZE);
    out.write(value);
  }
}
