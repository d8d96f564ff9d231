package io.moorline.sink.batch;

import java.util.Arrays;

/** A row's key in binary form: equal, hashed and ordered by its bytes. */
public final class Key implements Comparable<Key> {

  private final byte[][] parts;
  private final int hash;

  private Key(byte[][] parts) {
    this.parts = parts;
    this.hash = Arrays.deepHashCode(parts);
  }

  public static Key of(byte[]... parts) {
    return new Key(parts);
  }

  @Override
  public int compareTo(Key other) {
    for (int i = 0; i < parts.length; i++) {
      int byPart = Arrays.compare(parts[i], other.parts[i]);
      if (byPart != 0) {
        return byPart;
      }
    }
    return 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Key key && hash == key.hash && Arrays.deepEquals(parts, key.parts);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
