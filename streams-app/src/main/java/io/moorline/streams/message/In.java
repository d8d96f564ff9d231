package io.moorline.streams.message;

import io.moorline.schemas.Position;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Out} wrote. */
final class In {

  private final ByteBuffer data;

  In(byte[] bytes) {
    data = ByteBuffer.wrap(bytes);
    long version = number();
    if (version != Out.VERSION) {
      throw new IllegalArgumentException("a message of format " + version + ", not " + Out.VERSION);
    }
  }

  long number() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = data.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  int smallNumber() {
    return Math.toIntExact(number());
  }

  boolean flag() {
    return data.get() != 0;
  }

  byte[] bytes() {
    byte[] value = new byte[smallNumber()];
    data.get(value);
    return value;
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  <E extends Enum<E>> E name(Class<E> type) {
    return Enum.valueOf(type, text());
  }

  Instant instant() {
    return Instant.ofEpochMilli(number());
  }

  Position position() {
    return new Position(smallNumber(), data.getLong(), number());
  }

  <T> @Nullable T optional(Function<In, T> reader) {
    return flag() ? reader.apply(this) : null;
  }

  <T> List<T> list(Function<In, T> reader) {
    int size = smallNumber();
    List<T> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(reader.apply(this));
    }
    return values;
  }

  <T> Map<String, T> map(Function<In, T> reader) {
    int size = smallNumber();
    Map<String, T> values = new LinkedHashMap<>(size * 2);
    for (int i = 0; i < size; i++) {
      values.put(text(), reader.apply(this));
    }
    return values;
  }
}
