package io.moorline.sink.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table that one kind of change writes, in the order of a row's fields.
 *
 * @param content how many of the columns, from the first, come from the change; a mirror's position
 *     and version follow
 */
public record Layout(
    TargetTable table,
    List<TargetColumn> columns,
    int content,
    int[] key,
    long[] seeds,
    Optional<Mirror> mirror) {

  /** Where the guard of a mirror is among the fields. */
  public record Mirror(int position, int version) {}

  /** Writes these columns of a table that people may write too. */
  public static Layout of(TargetTable table, List<String> columnNames) {
    List<TargetColumn> columns = columnNames.stream().map(table::get).toList();
    return new Layout(
        table,
        columns,
        columns.size(),
        key(table, columnNames),
        seeds(columnNames),
        Optional.empty());
  }

  /** Writes these columns of a mirror, and its position and version. */
  public static Layout mirror(
      TargetTable table, List<String> columnNames, String position, String version) {
    List<TargetColumn> columns = new ArrayList<>(columnNames.stream().map(table::get).toList());
    columns.add(table.get(position));
    columns.add(table.get(version));
    int content = columnNames.size();
    return new Layout(
        table,
        List.copyOf(columns),
        content,
        key(table, columnNames),
        seeds(columnNames),
        Optional.of(new Mirror(content, content + 1)));
  }

  /** The row's fields; the guard of a mirror stays empty. */
  public byte[] @Nullable [] encode(Map<String, @Nullable Object> row) {
    byte[] @Nullable [] fields = new byte[columns.size()][];
    for (int i = 0; i < content; i++) {
      TargetColumn column = columns.get(i);
      Object value = row.get(column.name());
      if (value != null) {
        fields[i] = encode(column, value);
      }
    }
    return fields;
  }

  public long version(byte[] @Nullable [] fields) {
    long version = 0;
    for (int i = 0; i < content; i++) {
      byte[] field = fields[i];
      if (field != null) {
        version += DataVersion.of(seeds[i], field);
      }
    }
    return version;
  }

  /** One layout per shape; comparing columns per row would cost more than writing it. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  public boolean isKey(int column) {
    for (int keyColumn : key) {
      if (keyColumn == column) {
        return true;
      }
    }
    return false;
  }

  private static byte[] encode(TargetColumn column, Object value) {
    try {
      return column.codec().encode(value);
    } catch (RefusedValueException e) {
      throw e.in(column.name());
    }
  }

  private static int[] key(TargetTable table, List<String> columnNames) {
    return table.key().stream().mapToInt(columnNames::indexOf).toArray();
  }

  private static long[] seeds(List<String> columnNames) {
    return columnNames.stream().mapToLong(DataVersion::seed).toArray();
  }
}
