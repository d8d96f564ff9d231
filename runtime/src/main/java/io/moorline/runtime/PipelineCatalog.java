package io.moorline.runtime;

import io.moorline.rules.catalog.CatalogView;
import io.moorline.rules.catalog.ColumnView;
import io.moorline.rules.catalog.TableView;
import io.moorline.rules.pipeline.TableName;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.Column;
import io.moorline.schemas.ColumnType;
import io.moorline.schemas.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The catalog, as rules ask it. */
record PipelineCatalog(Catalog catalog, Set<String> databases) implements CatalogView {

  @Override
  public boolean knows(String database) {
    return databases.contains(database);
  }

  @Override
  public Optional<TableView> table(TableName name) {
    return catalog.find(name.database(), name.schema(), name.table()).map(KnownTable::new);
  }

  private record KnownTable(Table table) implements TableView {

    @Override
    public List<ColumnView> columns() {
      return table.columns().stream().<ColumnView>map(KnownColumn::new).toList();
    }

    @Override
    public List<String> primaryKey() {
      return table.primaryKey();
    }
  }

  private record KnownColumn(Column column) implements ColumnView {

    @Override
    public String name() {
      return column.name();
    }

    @Override
    public String type() {
      return column.type().kind().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean carried() {
      return column.type().kind() != ColumnType.Kind.UNSUPPORTED;
    }

    @Override
    public boolean isText() {
      return column.type().kind() == ColumnType.Kind.TEXT;
    }

    @Override
    public boolean nullable() {
      return column.nullable();
    }

    @Override
    public boolean supplied() {
      return column.supplied();
    }

    @Override
    public boolean writable() {
      return column.writable();
    }

    @Override
    public boolean ordered() {
      return column.type().ordered();
    }

    @Override
    public boolean accepts(ColumnView other) {
      return column.type().accepts(type(other));
    }

    @Override
    public boolean accepts(String text) {
      return column.type().canParse(text);
    }

    @Override
    public boolean spellsLike(ColumnView other) {
      return column.type().spellsLike(type(other));
    }

    /** Columns of one pipeline are compared, and they all come from its catalog. */
    private static ColumnType type(ColumnView other) {
      return ((KnownColumn) other).column.type();
    }
  }
}
