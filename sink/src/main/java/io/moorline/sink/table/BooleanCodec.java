package io.moorline.sink.table;

/** {@code boolean}. */
record BooleanCodec() implements Codec {

  @Override
  public byte[] encode(Object value) {
    if (value instanceof Boolean bool) {
      return new byte[] {(byte) (bool ? 1 : 0)};
    }
    throw RefusedValueException.type("boolean", value);
  }

  @Override
  public String text(byte[] field) {
    return field[0] == 0 ? "false" : "true";
  }

  @Override
  public void json(byte[] field, JsonBuffer out) {
    out.raw(text(field));
  }
}
