package io.moorline.sink.batch;

/**
 * What a batch covers of a partition.
 *
 * @param base the first offset
 * @param next the offset after the last
 * @param table the table that the topic's rows go to
 * @param lastKey the key of the last row, or empty when only offsets advanced
 */
public record Range(long base, long next, String table, String lastKey) {

  Range extended(long newNext, String newLastKey) {
    return new Range(base, newNext, table, newLastKey.isEmpty() ? lastKey : newLastKey);
  }
}
