package io.moorline.sink.table;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A type that is never written, only logged: read through {@code to_json(...)::text}. */
record ForeignCodec() implements Codec {

  @Override
  public byte[] encode(Object value) {
    throw RefusedValueException.type("of a type that cannot be written", value);
  }

  @Override
  public String text(byte[] field) {
    return new String(field, UTF_8);
  }

  @Override
  public void json(byte[] field, JsonBuffer out) {
    out.raw(field);
  }
}
