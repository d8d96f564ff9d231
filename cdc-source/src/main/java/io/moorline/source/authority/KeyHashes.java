package io.moorline.source.authority;

import io.moorline.rules.resolve.ReferenceKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** A set of keys in eight bytes each, up to a limit. */
final class KeyHashes {

  /** 40 MB: an authority with more keys is not verified. */
  static final int LIMIT = 5_000_000;

  private final int limit;
  private long[] hashes = new long[1024];
  private int size;

  KeyHashes() {
    this(LIMIT);
  }

  KeyHashes(int limit) {
    this.limit = limit;
  }

  void add(ReferenceKey key) {
    if (size == hashes.length && size < limit) {
      hashes = Arrays.copyOf(hashes, Math.min(limit, size * 2));
    }
    if (size < hashes.length) {
      hashes[size] = hash(key);
    }
    size++;
  }

  boolean isWhole() {
    return size <= limit;
  }

  /** All of them, to take away those that are found. */
  Missing missing() {
    return new Missing(
        Arrays.stream(hashes, 0, Math.min(size, hashes.length)).sorted().distinct().toArray());
  }

  static long hash(ReferenceKey key) {
    try {
      byte[] text = key.text().getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Keys that were not found yet. */
  static final class Missing {

    private final long[] sorted;
    private final boolean[] found;
    private int left;

    private Missing(long[] sorted) {
      this.sorted = sorted;
      this.found = new boolean[sorted.length];
      this.left = sorted.length;
    }

    void found(ReferenceKey key) {
      int place = Arrays.binarySearch(sorted, hash(key));
      if (place >= 0 && !found[place]) {
        found[place] = true;
        left--;
      }
    }

    boolean has(ReferenceKey key) {
      int place = Arrays.binarySearch(sorted, hash(key));
      return place >= 0 && !found[place];
    }

    int count() {
      return left;
    }
  }
}
