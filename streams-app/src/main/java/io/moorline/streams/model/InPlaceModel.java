package io.moorline.streams.model;

import io.moorline.rules.pipeline.InPlace;
import io.moorline.rules.pipeline.KeyRule;
import io.moorline.schemas.ColumnType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table that is corrected where it stands. */
public record InPlaceModel(InPlace dataset, Shape captured, ChangesTable changes)
    implements DatasetModel {

  /** What of a captured row a correction may look at or change. */
  public Map<String, @Nullable Object> relevant(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> relevant = new LinkedHashMap<>();
    for (String column : changes.schema().columns()) {
      if (row.containsKey(column)) {
        relevant.put(column, row.get(column));
      }
    }
    return relevant;
  }

  /** The columns of the row that are not spelled as the rules say, as they should be. */
  public Map<String, @Nullable Object> corrections(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> corrections = new LinkedHashMap<>();
    dataset
        .normalize()
        .forEach(
            (column, rule) -> {
              Object value = row.get(column);
              Object correct = value == null ? null : correct(column, rule, value);
              boolean blank = value != null && correct == null;
              if (correct != null && !correct.equals(value)
                  || blank && changes.shape().column(column).nullable()) {
                corrections.put(column, correct);
              }
            });
    return corrections;
  }

  private @Nullable Object correct(String column, KeyRule rule, Object value) {
    ColumnType type = captured.type(column);
    String text = rule.normalize(type.text(value));
    return text == null ? null : type.parse(text);
  }
}
