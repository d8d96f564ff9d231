package io.moorline.rules.catalog;

/** A column as its database describes it. */
public interface ColumnView {

  String name();

  /** As people call it. */
  String type();

  /** Whether Moorline can carry values of the type. */
  boolean carried();

  boolean isText();

  boolean nullable();

  /** The database fills it when a row comes without it. */
  boolean supplied();

  /** False for what the database generates always. */
  boolean writable();

  /** Whether of two values one comes after the other: whole numbers, times, texts. */
  boolean ordered();

  /** Whether every value of the other column can be put into this one. */
  boolean accepts(ColumnView other);

  /** Whether the text is a value of this column's type. */
  boolean accepts(String text);

  /** Whether one value has the same text in both columns: then they can be compared as keys. */
  boolean spellsLike(ColumnView other);

  /** A row without a value for it cannot be inserted. */
  default boolean required() {
    return !nullable() && !supplied();
  }
}
