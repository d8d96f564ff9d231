package io.moorline.sink;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows, those of the mirror 明细 above all. */
final class Rows {

  private Rows() {}

  static Map<String, @Nullable Object> detail(long id, @Nullable String plan, String amount) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("id", id);
    row.put("计划", plan);
    row.put("规模", new BigDecimal(amount));
    row.put("select", "line \"" + id + "\"\n");
    row.put("day", LocalDate.of(2026, 1, 31).plusDays(id));
    row.put("at", Instant.parse("2026-01-02T03:04:05Z").plusMillis(id * 500));
    row.put("rate", id / 3.0);
    row.put("note", id % 2 == 0 ? null : "备注" + id);
    return row;
  }

  /** Columns and their values, one after the other. */
  static Map<String, @Nullable Object> row(@Nullable Object... pairs) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      row.put((String) pairs[i], pairs[i + 1]);
    }
    return row;
  }

  static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> row, String column, @Nullable Object value) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(row);
    changed.put(column, value);
    return changed;
  }

  static Map<String, @Nullable Object> without(Map<String, @Nullable Object> row, String column) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(row);
    changed.remove(column);
    return changed;
  }
}
