package io.moorline.streams.message;

import io.moorline.schemas.Position;
import java.util.Map;

/**
 * A reference row that a change relied on, and that was gone when it was to be written.
 *
 * @param position of the captured row that had shown it
 * @param columns what the change had taken over from it
 */
public record Vanished(Position position, Map<String, String> columns) {

  public Vanished {
    columns = Map.copyOf(columns);
  }

  /** Whether the entry is newer, whatever row it tells of. */
  public boolean isBefore(IndexEntry entry) {
    return entry.position().isAfter(position);
  }

  /**
   * Whether the entry tells of another row, or of the same at another time. Two rows may share a
   * key, and those of one snapshot share their position.
   */
  public boolean isNot(IndexEntry entry) {
    return !entry.position().equals(position)
        || !entry.columns().entrySet().containsAll(columns.entrySet());
  }

  static void write(Out out, Vanished vanished) {
    out.position(vanished.position).map(vanished.columns, Out::text);
  }

  static Vanished read(In in) {
    return new Vanished(in.position(), in.map(In::text));
  }
}
