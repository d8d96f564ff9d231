package io.moorline.rules.catalog;

import io.moorline.rules.pipeline.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables as short text: {@code db.s.t(id int key, code text required, at date generated)}. Columns
 * may be NULL unless they say otherwise.
 */
record TestCatalog(Set<String> databases, Map<TableName, TableView> tables) implements CatalogView {

  static TestCatalog of(Set<String> databases, String... lines) {
    Map<TableName, TableView> tables = new HashMap<>();
    for (String line : lines) {
      String[] parts = line.substring(0, line.indexOf('(')).split("\\.");
      List<Column> columns =
          Stream.of(line.substring(line.indexOf('(') + 1, line.indexOf(')')).split(", "))
              .map(Column::of)
              .toList();
      tables.put(new TableName(parts[0], parts[1], parts[2]), new Columns(columns));
    }
    return new TestCatalog(databases, tables);
  }

  @Override
  public boolean knows(String database) {
    return databases.contains(database);
  }

  @Override
  public Optional<TableView> table(TableName name) {
    return Optional.ofNullable(tables.get(name));
  }

  private record Columns(List<Column> all) implements TableView {

    @Override
    public List<ColumnView> columns() {
      return List.copyOf(all);
    }

    @Override
    public List<String> primaryKey() {
      return all.stream()
          .filter(column -> column.words().contains("key"))
          .map(Column::name)
          .toList();
    }
  }

  private record Column(String name, String type, Set<String> words) implements ColumnView {

    static Column of(String text) {
      String[] parts = text.split(" ");
      return new Column(parts[0], parts[1], Stream.of(parts).skip(2).collect(Collectors.toSet()));
    }

    @Override
    public boolean carried() {
      return !type.equals("point");
    }

    @Override
    public boolean isText() {
      return type.equals("text");
    }

    @Override
    public boolean nullable() {
      return !words.contains("key") && !words.contains("required") && !words.contains("default");
    }

    @Override
    public boolean supplied() {
      return words.contains("default");
    }

    @Override
    public boolean writable() {
      return !words.contains("generated");
    }

    @Override
    public boolean ordered() {
      return !type.equals("json");
    }

    @Override
    public boolean accepts(ColumnView other) {
      return type.equals(other.type()) || type.equals("text");
    }

    @Override
    public boolean accepts(String text) {
      return type.equals("text") || text.matches("\\d+");
    }

    @Override
    public boolean spellsLike(ColumnView other) {
      return type.equals(other.type());
    }
  }
}
