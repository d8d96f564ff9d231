package io.moorline.sink.batch;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** A row's key in binary form: equal, hashed and ordered by its bytes. */
public record Key(List<ByteBuffer> parts) implements Comparable<Key> {

  public static Key of(byte[]... parts) {
    return new Key(Arrays.stream(parts).map(ByteBuffer::wrap).toList());
  }

  @Override
  public int compareTo(Key other) {
    for (int i = 0; i < parts.size(); i++) {
      int byPart = parts.get(i).compareTo(other.parts.get(i));
      if (byPart != 0) {
        return byPart;
      }
    }
    return 0;
  }
}
