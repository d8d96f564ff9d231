package io.moorline.streams.model;

import io.moorline.rules.resolve.ColumnText;
import io.moorline.schemas.Column;
import io.moorline.schemas.ColumnType;
import io.moorline.schemas.Table;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of a table, quick to ask. */
public final class Shape {

  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final List<String> primaryKey;

  public Shape(Table table) {
    this.primaryKey = table.primaryKey();
    table.columns().forEach(column -> columns.put(column.name(), column));
  }

  public List<String> primaryKey() {
    return primaryKey;
  }

  public ColumnType type(String column) {
    return column(column).type();
  }

  public Column column(String name) {
    Column column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException("no column " + name);
    }
    return column;
  }

  /** A row of this table, as rules see it. */
  public ColumnText texts(Map<String, @Nullable Object> row) {
    return column -> {
      Object value = row.get(column);
      return value == null ? null : type(column).text(value);
    };
  }

  /** The typed row behind canonical texts. */
  public Map<String, @Nullable Object> parse(Map<String, String> texts) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    texts.forEach((column, text) -> row.put(column, type(column).parse(text)));
    return row;
  }

  /** The same of a row in which some columns are NULL. */
  public Map<String, @Nullable Object> parseNullable(Map<String, Optional<String>> texts) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    texts.forEach((column, text) -> row.put(column, text.map(type(column)::parse).orElse(null)));
    return row;
  }

  /** The columns whose text is no value of their type. */
  public Set<String> unfit(Map<String, String> texts) {
    return texts.entrySet().stream()
        .filter(text -> !fits(text.getKey(), text.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean fits(String column, String text) {
    try {
      type(column).parse(text);
      return true;
    } catch (IllegalArgumentException | DateTimeException e) {
      return false;
    }
  }
}
