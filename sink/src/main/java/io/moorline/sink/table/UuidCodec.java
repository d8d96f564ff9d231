package io.moorline.sink.table;

import java.nio.ByteBuffer;
import java.util.UUID;

/** {@code uuid}. */
record UuidCodec() implements Codec {

  @Override
  public byte[] encode(Object value) {
    if (!(value instanceof UUID uuid)) {
      throw RefusedValueException.type("uuid", value);
    }
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  @Override
  public String text(byte[] field) {
    ByteBuffer bytes = ByteBuffer.wrap(field);
    return new UUID(bytes.getLong(), bytes.getLong()).toString();
  }
}
