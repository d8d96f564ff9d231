package io.moorline.sink.write;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows in the form of {@code COPY ... (FORMAT BINARY)}. */
final class CopyBuffer {

  private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(ISO_8859_1);
  private static final int NULL = -1;
  private static final int END = -1;

  private byte[] bytes = new byte[1 << 16];
  private int length;

  CopyBuffer() {
    append(SIGNATURE);
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
      append(field);
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
    one(value ? 1 : 0);
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
    return Arrays.copyOf(bytes, length);
  }

  private void integer(int value) {
    two(value >> Short.SIZE);
    two(value);
  }

  private void two(int value) {
    one(value >> Byte.SIZE);
    one(value);
  }

  private void one(int value) {
    room(1);
    bytes[length++] = (byte) value;
  }

  private void append(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
