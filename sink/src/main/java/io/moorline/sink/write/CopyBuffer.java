package io.moorline.sink.write;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.moorline.sink.table.JsonBuffer;
import io.moorline.sink.write.LogEntry.Json;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the form of {@code COPY ... (FORMAT BINARY)}. They leave in large pieces while the rest
 * is still being made, so that the server need not wait for the last one.
 */
final class CopyBuffer {

  /** Who takes the pieces. */
  @FunctionalInterface
  interface Drain {
    void take(byte[] bytes, int offset, int length) throws SQLException;
  }

  private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(ISO_8859_1);
  private static final int NULL = -1;
  private static final int END = -1;

  private static final int PIECE = 1 << 16;

  private final Drain drain;
  private final JsonBuffer json = new JsonBuffer();
  private byte[] bytes = new byte[2 * PIECE];
  private int length;

  CopyBuffer(Drain drain) {
    this.drain = drain;
    append(SIGNATURE, SIGNATURE.length);
    integer(0);
    integer(0);
  }

  CopyBuffer row(int fields) throws SQLException {
    if (length >= PIECE) {
      send();
    }
    two(fields);
    return this;
  }

  CopyBuffer field(byte @Nullable [] field) {
    if (field == null) {
      integer(NULL);
    } else {
      integer(field.length);
      append(field, field.length);
    }
    return this;
  }

  CopyBuffer json(@Nullable Json value) {
    if (value == null) {
      integer(NULL);
    } else {
      json.clear();
      value.into(json);
      integer(json.length());
      append(json.bytes(), json.length());
    }
    return this;
  }

  CopyBuffer text(@Nullable String text) {
    return field(text == null ? null : text.getBytes(UTF_8));
  }

  /** The type {@code "char"}. */
  CopyBuffer character(char c) {
    integer(1);
    room(1);
    bytes[length++] = (byte) c;
    return this;
  }

  CopyBuffer bool(boolean value) {
    return character((char) (value ? 1 : 0));
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

  void end() throws SQLException {
    two(END);
    send();
  }

  private void send() throws SQLException {
    drain.take(bytes, 0, length);
    length = 0;
  }

  private void integer(int value) {
    room(Integer.BYTES);
    bytes[length++] = (byte) (value >> 24);
    bytes[length++] = (byte) (value >> 16);
    bytes[length++] = (byte) (value >> 8);
    bytes[length++] = (byte) value;
  }

  private void two(int value) {
    room(Short.BYTES);
    bytes[length++] = (byte) (value >> 8);
    bytes[length++] = (byte) value;
  }

  private void append(byte[] more, int count) {
    room(count);
    System.arraycopy(more, 0, bytes, length, count);
    length += count;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
