package io.moorline.streams.message;

import io.moorline.schemas.Position;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A reference row that exists, as far as links need it.
 *
 * @param position of the captured row that showed it
 * @param columns the key columns as they are really spelled, and those that links take over, as
 *     canonical text; a NULL is absent
 * @param empty the columns that other rows may still fill: they are NULL
 * @param derived Moorline made the row, and nobody reviewed it yet
 */
public record IndexEntry(
    Position position, Map<String, String> columns, Set<String> empty, boolean derived)
    implements Message {

  public IndexEntry {
    columns = Map.copyOf(columns);
    empty = Set.copyOf(empty);
  }

  /** Whether the row can be linked to: what is still NULL in it links nothing. */
  public boolean has(Collection<String> wanted) {
    return columns.keySet().containsAll(wanted);
  }

  /** The same but for the position. */
  public boolean saysTheSameAs(IndexEntry other) {
    return columns.equals(other.columns) && empty.equals(other.empty) && derived == other.derived;
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
    out.position(entry.position)
        .map(entry.columns, Out::text)
        .list(entry.empty, Out::text)
        .flag(entry.derived);
  }

  static IndexEntry read(In in) {
    return new IndexEntry(
        in.position(), in.map(In::text), new LinkedHashSet<>(in.list(In::text)), in.flag());
  }
}
