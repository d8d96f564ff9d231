package io.moorline.streams.message;

import io.moorline.schemas.Position;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A reference row that exists, as far as links need it.
 *
 * @param position of the captured row that showed it
 * @param key the key columns as they are really spelled, as canonical text
 * @param empty the columns that later facts may still fill: NULL in a derived, unreviewed row
 */
public record IndexEntry(Position position, Map<String, String> key, Set<String> empty)
    implements Message {

  public IndexEntry {
    key = Map.copyOf(key);
    empty = Set.copyOf(empty);
  }

  /** The same but for the position. */
  public boolean saysTheSameAs(IndexEntry other) {
    return key.equals(other.key) && empty.equals(other.empty);
  }

  @Override
  public byte[] toBytes() {
    Out out = new Out();
    write(out, this);
    return out.toBytes();
  }

  public static IndexEntry read(byte[] bytes) {
    return read(new In(bytes));
  }

  static void write(Out out, IndexEntry entry) {
    out.position(entry.position).map(entry.key, Out::text).list(entry.empty, Out::text);
  }

  static IndexEntry read(In in) {
    return new IndexEntry(in.position(), in.map(In::text), new LinkedHashSet<>(in.list(In::text)));
  }
}
