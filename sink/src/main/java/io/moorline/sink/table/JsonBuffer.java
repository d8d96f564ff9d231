package io.moorline.sink.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** JSON in the making, in UTF-8. */
public final class JsonBuffer {

  private static final byte[] HEX = "0123456789abcdef".getBytes(ISO_8859_1);
  private static final int LONGEST_ESCAPE = 6;

  private byte[] bytes = new byte[1 << 10];
  private int length;

  /** Begins anew. */
  public void clear() {
    length = 0;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  public JsonBuffer mark(char ascii) {
    room(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  /** What is JSON already. */
  public JsonBuffer raw(byte[] utf8, int from) {
    int count = utf8.length - from;
    room(count);
    System.arraycopy(utf8, from, bytes, length, count);
    length += count;
    return this;
  }

  public JsonBuffer raw(byte[] utf8) {
    return raw(utf8, 0);
  }

  public JsonBuffer raw(String text) {
    return raw(text.getBytes(UTF_8));
  }

  /**
   * A string. All that must be escaped is one byte; no byte of a longer character looks like it.
   */
  public JsonBuffer quoted(byte[] utf8) {
    room(LONGEST_ESCAPE * utf8.length + 2);
    bytes[length++] = '"';
    for (byte b : utf8) {
      if (b == '"' || b == '\\') {
        bytes[length++] = '\\';
        bytes[length++] = b;
      } else if (b >= ' ' || b < 0) {
        bytes[length++] = b;
      } else {
        escape(b);
      }
    }
    bytes[length++] = '"';
    return this;
  }

  public JsonBuffer quoted(String text) {
    return quoted(text.getBytes(UTF_8));
  }

  public byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  private void escape(byte control) {
    bytes[length++] = '\\';
    bytes[length++] = 'u';
    bytes[length++] = '0';
    bytes[length++] = '0';
    bytes[length++] = HEX[control >> 4];
    bytes[length++] = HEX[control & 15];
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
