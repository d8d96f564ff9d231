package io.moorline.sink.table;

import java.util.List;
import java.util.Optional;

/**
 * A table that the sink writes, as its database knows it.
 *
 * @param key the columns that identify a row for the pipeline
 * @param rewriting triggers may change a row before it is written
 * @param deferrable some constraint may be checked as late as the commit
 * @param returningOld an update can tell what a row was, as PostgreSQL can since version 18
 */
public record TargetTable(
    String schema,
    String name,
    List<TargetColumn> columns,
    List<String> key,
    List<UniqueIndex> uniqueIndexes,
    List<ForeignKey> foreignKeys,
    boolean rewriting,
    boolean deferrable,
    boolean returningOld) {

  public TargetTable {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    uniqueIndexes = List.copyOf(uniqueIndexes);
    foreignKeys = List.copyOf(foreignKeys);
  }

  public Optional<TargetColumn> column(String columnName) {
    return columns.stream().filter(column -> column.name().equals(columnName)).findFirst();
  }

  public TargetColumn get(String columnName) {
    return column(columnName)
        .orElseThrow(
            () -> new IllegalStateException("no column " + columnName + " in " + fullName()));
  }

  public List<TargetColumn> keyColumns() {
    return key.stream().map(this::get).toList();
  }

  /** The index that an insert can name to pass over keys that are there. */
  public Optional<UniqueIndex> keyIndex() {
    return uniqueIndexes.stream().filter(index -> index.plain() && index.isOver(key)).findFirst();
  }

  /** Whether two writers cannot insert one key twice. */
  public boolean keyIsUnique() {
    return uniqueIndexes.stream().anyMatch(index -> index.guards(key));
  }

  /** Whether whatever collides in this index has the key, perhaps in another spelling. */
  public boolean isOfKey(String indexName) {
    return uniqueIndexes.stream()
        .anyMatch(index -> index.name().equals(indexName) && index.isOver(key));
  }

  public String fullName() {
    return schema + "." + name;
  }
}
