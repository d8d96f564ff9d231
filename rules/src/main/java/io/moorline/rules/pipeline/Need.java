package io.moorline.rules.pipeline;

import io.moorline.rules.expression.Expression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * That rows of one dataset point at a reference.
 *
 * @param name the file's word for it, unique in its dataset; usually the reference's name
 * @param reference the reference's name
 * @param by reference key column to own column, in the order of the reference's key
 * @param derive reference column to where a derived reference takes it from, beside its key
 * @param mode how a missing reference is treated
 * @param link column to fill, while it is NULL, to the reference column that fills it
 * @param of the row that {@code link} fills; empty: the row itself
 * @param backfill what change_log entries call the filling of links; empty: as the dataset says
 * @param when for which rows it holds; empty: for all. Where it fails for a row, it is false
 * @param unless the name of the need that is tried before this one: whose link this one fills only
 *     where that one cannot
 */
public record Need(
    String name,
    String reference,
    Map<String, String> by,
    Map<String, Source> derive,
    Mode mode,
    Map<String, String> link,
    Optional<Other> of,
    Optional<String> backfill,
    Optional<Expression<Boolean>> when,
    Optional<String> unless) {

  public enum Mode {
    /**
     * Derive the reference; an existing row is left alone, but for what {@code fill later} says.
     */
    INSERT_MISSING,
    /** Never derive; wait until the reference appears, and fill NULL columns of existing rows. */
    FILL_NULL_ONLY,
    /** Neither derive nor fill: only link to what others bring. */
    LINK_ONLY
  }

  /**
   * A row of another dataset that this row names.
   *
   * @param dataset name of an in-place dataset
   * @param by its column to own column
   */
  public record Other(String dataset, Map<String, String> by) {

    public Other {
      by = Collections.unmodifiableMap(new LinkedHashMap<>(by));
    }
  }

  public Need {
    by = Collections.unmodifiableMap(new LinkedHashMap<>(by));
    derive = Collections.unmodifiableMap(new LinkedHashMap<>(derive));
    link = Collections.unmodifiableMap(new LinkedHashMap<>(link));
  }

  /** The columns of the row that decide where it points, if anywhere. */
  public Set<String> deciding() {
    Set<String> columns = new LinkedHashSet<>(by.values());
    when.ifPresent(condition -> columns.addAll(condition.columns()));
    return columns;
  }
}
