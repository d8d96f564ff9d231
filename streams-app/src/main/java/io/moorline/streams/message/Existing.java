package io.moorline.streams.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows that exist for one reference key: one, if all is well. */
public record Existing(List<Row> rows) implements Message {

  public static final Existing NONE = new Existing(List.of());

  /**
   * @param id the row's primary key
   */
  public record Row(String id, IndexEntry entry) {}

  public Existing {
    rows = List.copyOf(rows);
  }

  /** The same rows, with this one as it is now; null: gone. */
  public Existing with(String id, @Nullable IndexEntry entry) {
    List<Row> changed = new ArrayList<>(rows);
    changed.removeIf(row -> row.id().equals(id));
    if (entry != null) {
      changed.add(new Row(id, entry));
    }
    return new Existing(changed);
  }

  public boolean exists() {
    return !rows.isEmpty();
  }

  public boolean isAmbiguous() {
    return rows.size() > 1;
  }

  /** Whether nobody but Moorline vouches for the key. */
  public boolean isDerived() {
    return exists() && rows.stream().allMatch(row -> row.entry().derived());
  }

  /** The row, if there is exactly one. */
  public Optional<IndexEntry> only() {
    return rows.size() == 1 ? Optional.of(rows.get(0).entry()) : Optional.empty();
  }

  @Override
  public byte[] toBytes() {
    Out out = new Out();
    write(out, this);
    return out.toBytes();
  }

  public static Existing read(byte[] bytes) {
    return read(new In(bytes));
  }

  static void write(Out out, Existing existing) {
    out.list(existing.rows, (to, row) -> IndexEntry.write(to.text(row.id), row.entry));
  }

  static Existing read(In in) {
    return new Existing(in.list(row -> new Row(row.text(), IndexEntry.read(row))));
  }
}
