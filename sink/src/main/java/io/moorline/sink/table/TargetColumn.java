package io.moorline.sink.table;

import java.util.Optional;

/**
 * A column of a table that the sink writes.
 *
 * @param writable false for generated columns and {@code identity always}
 * @param supplied the database fills it itself when an insert leaves it out
 * @param computed generated from other columns, so it changes with them
 * @param sequence where the database draws its values from, as SQL names it
 */
public record TargetColumn(
    String name,
    PgType type,
    Codec codec,
    boolean writable,
    boolean supplied,
    boolean computed,
    Optional<String> sequence) {

  public TargetColumn(
      String name,
      PgType type,
      boolean writable,
      boolean supplied,
      boolean computed,
      Optional<String> sequence) {
    this(name, type, type.codec(), writable, supplied, computed, sequence);
  }

  /** Its values are only read, as JSON. */
  public boolean foreign() {
    return codec instanceof ForeignCodec;
  }
}
