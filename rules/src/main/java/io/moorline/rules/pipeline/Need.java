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
 * @param by reference key column to where the row has it, in the order of the reference's key
 * @param derive reference column to where a derived reference takes it from, beside its key
 * @param mode how a missing reference is treated
 * @param link column to fill, while it is NULL, to the reference column that fills it
 * @param of the row that {@code link} fills; empty: the row itself
 * @param backfill what change_log entries call the filling of links; empty: as the dataset says
 * @param when for which rows it holds; empty: for all. Where it fails for a row, it is false
 * @param orphans of the column that points: what becomes of a row that points at nothing; empty: as
 *     the mode says
 * @param unless the name of the need that is tried before this one: whose link this one fills only
 *     where that one cannot
 */
public record Need(
    String name,
    String reference,
    Map<String, Source> by,
    Map<String, Source> derive,
    Mode mode,
    Map<String, String> link,
    Optional<Other> of,
    Optional<String> backfill,
    Optional<Expression<Boolean>> when,
    Optional<String> unless,
    Optional<Orphans> orphans) {

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

  /**
   * What becomes of a row whose column points at no row of the reference.
   *
   * @param column one of {@code by}
   */
  public record Orphans(String column, Policy policy) {
    /** What is done. */
    public enum Policy {
      /** People are told. */
      REPORT,
      /** The reference is derived. */
      CREATE,
      /** The column is set to NULL. */
      NULLIFY
    }
  }

  /** Reference key column to own column, where the row has that part of the key in a column. */
  public Map<String, String> byColumns() {
    Map<String, String> columns = new LinkedHashMap<>();
    by.forEach(
        (column, source) -> {
          if (source instanceof Source.Own own) {
            columns.put(column, own.column());
          }
        });
    return columns;
  }

  /** Whether the row has the whole key in columns of its own. */
  public boolean pointsByColumns() {
    return byColumns().size() == by.size();
  }

  /** The columns of the row that decide where it points, if anywhere. */
  public Set<String> deciding() {
    Set<String> columns = new LinkedHashSet<>();
    by.values().forEach(source -> columns.addAll(source.columns()));
    when.ifPresent(condition -> columns.addAll(condition.columns()));
    return columns;
  }
}
