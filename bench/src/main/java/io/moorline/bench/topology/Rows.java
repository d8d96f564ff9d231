package io.moorline.bench.topology;

import io.moorline.bench.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a scenario.
 *
 * @param keys how many rows each reference has
 * @param measured facts of lower numbers are measured, others warm up
 */
record Rows(Scenario scenario, int keys, int measured) {

  private static final int MISSING_KEYS = 1000;

  Map<String, @Nullable Object> reference(int number) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("id", (long) number);
    row.put("code", known(number));
    row.put("name", "reference " + number);
    return row;
  }

  Map<String, @Nullable Object> fact(int number) {
    Map<String, @Nullable Object> row = Shape.BIGINT.row(number, 0);
    int shift = 0;
    for (String reference : scenario.referenceIds()) {
      row.put(Scenario.codeColumn(reference), code(number, shift++));
    }
    return row;
  }

  /** What warms up has unknown keys of its own: those that are measured are unknown still. */
  private String code(int number, int shift) {
    int hundred = number / 100;
    int place = number % 100;
    if (place >= scenario.missing()) {
      return known((number + shift) % keys);
    }
    String prefix = number < measured ? "MISSING-" : "WARM-";
    return prefix + (hundred * scenario.missing() + place) % MISSING_KEYS;
  }

  private static String known(int number) {
    return "KNOWN-%07d".formatted(number);
  }
}
