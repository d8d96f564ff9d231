package io.moorline.streams.model;

import io.moorline.rules.normalize.Blank;
import io.moorline.schemas.ChangeSchema;
import io.moorline.schemas.Column;
import io.moorline.schemas.Table;
import io.moorline.schemas.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table that row changes are made for.
 *
 * @param id of the dataset whose changes topic it is
 * @param key the columns that identify a row for the pipeline
 */
public record ChangesTable(
    String id, Topic topic, Table table, Shape shape, ChangeSchema schema, List<String> key) {

  static ChangesTable of(
      String pipeline,
      String id,
      Topic topic,
      Table table,
      List<String> key,
      List<String> columns) {
    return new ChangesTable(
        id,
        topic,
        table,
        new Shape(table),
        ChangeSchema.of(pipeline, id, table, key, columns),
        List.copyOf(key));
  }

  public boolean writes(String column) {
    return schema.columns().contains(column);
  }

  /** The key columns that are NULL or blank in the row: without them it has no identity. */
  public List<String> blankKeyColumns(Map<String, @Nullable Object> row) {
    List<String> blank = new ArrayList<>();
    for (String column : key) {
      Object value = row.get(column);
      if (value == null || Blank.is(value.toString())) {
        blank.add(column);
      }
    }
    return blank;
  }

  /** The columns that are NULL in the row although the database demands a value. */
  public List<String> forbiddenNulls(Map<String, @Nullable Object> row) {
    List<String> forbidden = new ArrayList<>();
    for (Column column : table.columns()) {
      String name = column.name();
      if (!column.nullable() && row.get(name) == null && row.containsKey(name)) {
        forbidden.add(name);
      }
    }
    return forbidden;
  }
}
