package io.moorline.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One write intent for the sink, as a changes topic carries it.
 *
 * @param row the values to write, by true column name of the target table; columns that the intent
 *     leaves alone are absent
 * @param seen of a patch: the values by column that the row must still hold, NULL among them; the
 *     columns to change are among them, and those that the decision was made from. Of a take-over:
 *     what the authority said last, NULL where that was nothing. Of a row of a mirror: its own
 *     keys, where it goes with NULL since their references are missing. Else empty
 * @param position of the captured row that caused the change
 * @param revision which of several writes of that one row it is, since its references turned up, or
 *     vanished, one after the other: the higher one holds
 * @param origin the record that caused it
 * @param evidence why: what the change_log entry tells beside the values
 * @param relies the references that were seen to exist, in the order of the needs that lead there;
 *     the sink hands the row back when one has vanished
 */
public record RowChange(
    Intent intent,
    Map<String, @Nullable Object> row,
    Map<String, @Nullable Object> seen,
    Position position,
    int revision,
    Origin origin,
    Evidence evidence,
    List<Reliance> relies) {

  public enum Intent {
    /** Write the row of a mirror, unless a newer position is there already. */
    UPSERT,
    /**
     * Write what an authority says about a reference, whether or not the row is there. NULL says
     * nothing. In a row that nobody derived, only NULLs change, and what holds what was seen.
     */
    TAKE_OVER,
    /** Insert a derived reference; a row with that key stays untouched. */
    INSERT_MISSING,
    /** Fill columns of a derived and unreviewed reference while they are NULL. */
    FILL_DERIVED,
    /** Fill columns of any existing reference while they are NULL. */
    FILL_NULL,
    /** Change columns of a row that others own, if it still holds all the values that were seen. */
    PATCH
  }

  /**
   * The captured record behind the change.
   *
   * @param dataset id of the dataset whose row it is
   * @param partition also the home partition, where the row goes when it is handed back
   * @param row the row's primary key, as a text to compare with others of its kind only
   */
  public record Origin(
      String dataset,
      String database,
      String topic,
      int partition,
      long offset,
      Instant committedAt,
      String row) {}

  /**
   * @param backfill names the work the change belongs to, for searches and rollback
   * @param ruleVersion of the rules that shaped the row
   */
  public record Evidence(String backfill, String domain, String ruleVersion) {}

  /**
   * A reference that the row points at.
   *
   * @param key the normalized reference key as text
   * @param position of the captured row that showed the reference exists
   */
  public record Reliance(String reference, String key, Position position) {}
}
