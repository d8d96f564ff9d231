package io.moorline.streams.message;

import io.moorline.schemas.Position;
import org.jspecify.annotations.Nullable;

/**
 * The last captured state of a reference row.
 *
 * @param key text of its reference key; null when blank
 * @param entry what the index was told about it; null without a key
 */
public record ReferenceRow(Position position, @Nullable String key, @Nullable IndexEntry entry)
    implements Message {

  @Override
  public byte[] toBytes() {
    return new Out()
        .position(position)
        .optional(key, Out::text)
        .optional(entry, IndexEntry::write)
        .toBytes();
  }

  public static ReferenceRow read(byte[] bytes) {
    In in = new In(bytes);
    return new ReferenceRow(in.position(), in.optional(In::text), in.optional(IndexEntry::read));
  }
}
