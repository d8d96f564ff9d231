package io.moorline.sink.table;

/** Big-endian integers of one to eight bytes. */
final class Bytes {

  private Bytes() {}

  static byte[] ofLong(long value, int width) {
    byte[] bytes = new byte[width];
    for (int i = width - 1; i >= 0; i--) {
      bytes[i] = (byte) value;
      value >>= Byte.SIZE;
    }
    return bytes;
  }

  /** The signed integer that the whole array is. */
  static long toLong(byte[] bytes) {
    long value = bytes[0];
    for (int i = 1; i < bytes.length; i++) {
      value = value << Byte.SIZE | bytes[i] & 0xff;
    }
    return value;
  }

  static int toUnsignedShort(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << Byte.SIZE | bytes[at + 1] & 0xff;
  }

  static void putShort(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >> Byte.SIZE);
    bytes[at + 1] = (byte) value;
  }
}
