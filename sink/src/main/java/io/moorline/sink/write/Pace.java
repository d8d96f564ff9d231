package io.moorline.sink.write;

/** Which way to write the next batch of a mirror: the majority of the last one decides. */
final class Pace {

  enum Way {
    /** Ask first which rows are missing or differ. */
    PROBE,
    /** Copy straight in; a key that is there already refuses the whole. */
    ASSUME_NEW,
    /** Update straight away; then ask about what was not updated. */
    ASSUME_CHANGED
  }

  /** How many batches to ask first after an assumption failed. */
  static final int CAUTION = 50;

  private Way way = Way.PROBE;
  private int caution;

  Way way() {
    return caution > 0 && way == Way.ASSUME_NEW ? Way.PROBE : way;
  }

  void written(int rows, int inserted, int updated) {
    caution = Math.max(0, caution - 1);
    if (2 * inserted > rows) {
      way = Way.ASSUME_NEW;
    } else {
      way = 2 * updated > rows ? Way.ASSUME_CHANGED : Way.PROBE;
    }
  }

  void wrong() {
    way = Way.PROBE;
    caution = CAUTION;
  }
}
