package io.moorline.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a cdc topic carries: a captured row, or a progress mark.
 *
 * @param row the whole row by true column name; of a deleted row only the primary key; empty for a
 *     mark and a truncate
 * @param unavailable columns that did not change and whose (large) values the log does not repeat;
 *     absent from {@code row}
 */
public record Captured(
    Op op, Map<String, @Nullable Object> row, List<String> unavailable, Source source) {

  public enum Op {
    /** A row found by a snapshot. */
    READ,
    CREATE,
    UPDATE,
    DELETE,
    /** Every row of the table is gone; sent, without a row, to every partition. */
    TRUNCATE,
    /**
     * A progress mark: everything of this dataset at or before the mark's position stands before it
     * in this partition. The first mark of an epoch follows its complete snapshot; where nothing
     * points at the dataset it is the only one.
     */
    MARK
  }

  /**
   * Where the row comes from.
   *
   * @param database the pipeline's name for it
   * @param generation which snapshot found the row, or which is complete (mark); a row that a
   *     complete snapshot did not find again is gone. 0 for rows from the log
   * @param committedAt the source's commit time
   */
  public record Source(
      String database,
      String schema,
      String table,
      Position position,
      long generation,
      Instant committedAt) {}

  /** Only rows have keys; marks and truncates go to every partition. */
  public boolean hasRow() {
    return op != Op.MARK && op != Op.TRUNCATE;
  }

  public boolean isMark() {
    return op == Op.MARK;
  }
}
