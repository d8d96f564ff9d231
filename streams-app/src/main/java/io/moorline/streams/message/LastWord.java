package io.moorline.streams.message;

import java.util.Map;

/**
 * What the sink was told last of a reference that authorities know.
 *
 * @param last the take-over that told it
 * @param columns by column, what it was told of it last, and has written for all that is known
 */
public record LastWord(Derivation last, Map<String, String> columns) implements Message {

  public LastWord {
    columns = Map.copyOf(columns);
  }

  @Override
  public byte[] toBytes() {
    return new Out().bytes(last.toBytes()).map(columns, Out::text).toBytes();
  }

  public static LastWord read(byte[] bytes) {
    In in = new In(bytes);
    return new LastWord(Derivation.read(in.bytes()), in.map(In::text));
  }
}
