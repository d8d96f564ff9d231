package io.moorline.rules.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * That rows of one dataset point at a reference.
 *
 * @param reference the reference's name
 * @param by reference key column to own column, in the order of the reference's key
 * @param derive reference column to own column: what a derived reference takes from the row, beside
 *     its key
 * @param mode how a missing reference is treated
 */
public record Need(
    String reference, Map<String, String> by, Map<String, String> derive, Mode mode) {

  public enum Mode {
    /** Derive the reference; an existing row is left alone. */
    INSERT_MISSING,
    /** Never derive; wait until the reference appears, and fill NULL columns of derived rows. */
    FILL_NULL_ONLY
  }

  public Need {
    by = Collections.unmodifiableMap(new LinkedHashMap<>(by));
    derive = Collections.unmodifiableMap(new LinkedHashMap<>(derive));
  }
}
