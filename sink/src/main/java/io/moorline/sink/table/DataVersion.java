package io.moorline.sink.table;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A hash of a row's content, over the canonical form of each value. Columns add up, whatever their
 * order, and NULL adds nothing: a new column that is still empty leaves every version as it was.
 */
public final class DataVersion {

  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private DataVersion() {}

  /** What tells one column's values from another's. */
  public static long seed(String column) {
    return fnv(OFFSET, column.getBytes(UTF_8));
  }

  public static long of(long seed, byte[] field) {
    return mix(fnv(seed, field));
  }

  private static long fnv(long start, byte[] bytes) {
    long hash = start;
    for (byte b : bytes) {
      hash = (hash ^ b & 0xff) * PRIME;
    }
    return hash;
  }

  /** Without it, sums of similar values would meet. */
  private static long mix(long hash) {
    long h = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
    return h ^ h >>> 33;
  }
}
