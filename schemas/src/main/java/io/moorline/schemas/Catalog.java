package io.moorline.schemas;

import java.util.Map;
import java.util.Optional;

/** The tables that a pipeline names, as their databases know them; read once, at start. */
public record Catalog(Map<Key, Table> tables) {

  /** A table's full address; {@code database} is the pipeline's name for it. */
  public record Key(String database, String schema, String table) {}

  public Catalog {
    tables = Map.copyOf(tables);
  }

  public Optional<Table> find(String database, String schema, String table) {
    return Optional.ofNullable(tables.get(new Key(database, schema, table)));
  }

  public Table get(String database, String schema, String table) {
    return find(database, schema, table)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "not in the catalog: " + database + "." + schema + "." + table));
  }
}
