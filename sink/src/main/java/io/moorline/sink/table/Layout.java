package io.moorline.sink.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table that one kind of change writes, in the order of a row's fields.
 *
 * @param content how many of the columns, from the first, the change brings values for; a mirror's
 *     position and version follow, or what a patch has seen
 * @param newest those of a mirror's columns that tell which of several rows with one key counts
 */
public record Layout(
    TargetTable table,
    List<TargetColumn> columns,
    int content,
    int[] key,
    long[] seeds,
    int[] newest,
    Optional<Mirror> mirror) {

  /** Where the guard of a mirror is among the fields. */
  public record Mirror(int position, int version) {}

  /** Writes these columns of a table that people may write too. */
  public static Layout of(TargetTable table, List<String> columnNames) {
    return of(table, columnNames, List.of());
  }

  /** Writes these columns of a mirror, and its position and version. */
  public static Layout mirror(
      TargetTable table,
      List<String> columnNames,
      List<String> newestBy,
      String position,
      String version) {
    int content = columnNames.size();
    return guarded(
        table,
        columnNames,
        List.of(position, version),
        newestBy.stream().mapToInt(columnNames::indexOf).toArray(),
        Optional.of(new Mirror(content, content + 1)));
  }

  /** The same where those columns are as they were seen; a column may be among both. */
  public static Layout of(TargetTable table, List<String> columnNames, List<String> seen) {
    return guarded(table, columnNames, seen, new int[0], Optional.empty());
  }

  private static Layout guarded(
      TargetTable table,
      List<String> columnNames,
      List<String> guards,
      int[] newest,
      Optional<Mirror> mirror) {
    return new Layout(
        table,
        Stream.concat(columnNames.stream(), guards.stream()).map(table::get).toList(),
        columnNames.size(),
        key(table, columnNames),
        seeds(columnNames),
        newest,
        mirror);
  }

  /** The row's fields, and those that were seen; the guard of a mirror stays empty. */
  public byte[] @Nullable [] encode(
      Map<String, @Nullable Object> row, Map<String, @Nullable Object> seen) {
    byte[] @Nullable [] fields = new byte[columns.size()][];
    for (int i = 0; i < fields.length; i++) {
      TargetColumn column = columns.get(i);
      Object value = (i < content ? row : seen).get(column.name());
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
      if (field != null && !contains(newest, i)) {
        version += DataVersion.of(seeds[i], field);
      }
    }
    return version;
  }

  /** Whether rows say themselves how new they are. */
  public boolean ordered() {
    return newest.length > 0;
  }

  /** What a row says of how new it is, as a text that sorts bytewise; often that is nothing. */
  public String order(byte[] @Nullable [] fields) {
    if (!ordered()) {
      return "";
    }
    StringBuilder order = new StringBuilder();
    for (int i : newest) {
      Order.append(columns.get(i).type(), fields[i], order);
    }
    return order.toString();
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

  /** The columns that a row has from the first: not those that a change has only seen. */
  public List<TargetColumn> inserted() {
    return mirror.isPresent() ? columns : columns.subList(0, content);
  }

  /** The fields that the change may alter: those it brings, but for the key. */
  public int[] changing() {
    return IntStream.range(0, content).filter(i -> !isKey(i)).toArray();
  }

  /** Where the value is that was seen of this column; -1: none was. */
  public int seen(int column) {
    String name = columns.get(column).name();
    return IntStream.range(content, columns.size())
        .filter(i -> columns.get(i).name().equals(name))
        .findFirst()
        .orElse(-1);
  }

  public boolean isKey(int column) {
    return contains(key, column);
  }

  private static boolean contains(int[] some, int column) {
    for (int one : some) {
      if (one == column) {
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
