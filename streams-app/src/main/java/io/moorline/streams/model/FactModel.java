package io.moorline.streams.model;

import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.Fact.Unresolved;
import io.moorline.rules.pipeline.KeyRule;
import io.moorline.schemas.ColumnType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fact with its captured table and its mirror. */
public record FactModel(Fact dataset, Shape captured, ChangesTable changes)
    implements DatasetModel {

  /** Whether a row is written while references are missing, and again when they exist. */
  public boolean loadsUnlinked() {
    return dataset.unresolved() == Unresolved.LOAD_UNLINKED;
  }

  /** The mirror's row for a captured row: shared columns, spelled as the fact's rules say. */
  public Map<String, @Nullable Object> mirrored(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> mirrored = new LinkedHashMap<>();
    for (String column : changes.schema().columns()) {
      if (row.containsKey(column)) {
        mirrored.put(column, value(column, row.get(column)));
      }
    }
    return mirrored;
  }

  private @Nullable Object value(String column, @Nullable Object value) {
    ColumnType from = captured.type(column);
    ColumnType to = changes.shape().type(column);
    KeyRule rule = dataset.normalize().get(column);
    if (rule == null || value == null) {
      return Conversions.convert(value, from, to);
    }
    String normalized = rule.normalize(from.text(value));
    return normalized == null ? null : to.parse(normalized);
  }
}
