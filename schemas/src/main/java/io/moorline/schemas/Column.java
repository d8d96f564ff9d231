package io.moorline.schemas;

/**
 * A column as the database catalog knows it.
 *
 * @param supplied the database fills the column itself: a default, an identity, a generated value
 * @param writable false for generated columns and {@code identity always}
 */
public record Column(
    String name, ColumnType type, boolean nullable, boolean supplied, boolean writable) {

  /** A row without a value for this column cannot be inserted. */
  public boolean required() {
    return !nullable && !supplied;
  }
}
