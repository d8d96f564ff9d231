package io.moorline.sink.table;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** {@code bytea}. */
record BytesCodec() implements Codec {

  @Override
  public byte[] encode(Object value) {
    if (!(value instanceof ByteBuffer buffer)) {
      throw RefusedValueException.type("bytea", value);
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  @Override
  public String text(byte[] field) {
    return "\\x" + HexFormat.of().formatHex(field);
  }
}
