package io.moorline.runtime.lag;

/**
 * Where a partition ends.
 *
 * @param stable before the first record of a transaction that is still open: committed reading ends
 *     here
 * @param last after the last record
 */
record Ends(long stable, long last) {

  long gap() {
    return Math.max(0, last - stable);
  }
}
