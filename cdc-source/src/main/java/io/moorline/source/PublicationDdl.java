package io.moorline.source;

import io.moorline.rules.pipeline.TableName;
import io.moorline.source.ServerFacts.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements that make a publication publish exactly what is needed, and no more. */
final class PublicationDdl {

  private static final String OPERATIONS = "publish = 'insert, update, delete, truncate'";

  private PublicationDdl() {}

  /** Only what is missing. */
  static List<String> of(String name, List<TableName> tables, Optional<Publication> existing) {
    if (tables.isEmpty()) {
      return List.of();
    }
    return existing
        .map(publication -> amend(name, tables, publication))
        .orElseGet(() -> List.of(create(name, tables)));
  }

  private static String create(String name, List<TableName> tables) {
    return "CREATE PUBLICATION "
        + Sql.name(name)
        + " FOR TABLE "
        + Sql.tables(tables)
        + " WITH ("
        + OPERATIONS
        + ", publish_via_partition_root = true);";
  }

  private static List<String> amend(String name, List<TableName> tables, Publication existing) {
    List<String> statements = new ArrayList<>();
    List<TableName> missing =
        tables.stream().filter(table -> !existing.tables().contains(table)).toList();
    if (!missing.isEmpty()) {
      statements.add(
          "ALTER PUBLICATION " + Sql.name(name) + " ADD TABLE " + Sql.tables(missing) + ";");
    }
    if (!existing.complete()) {
      statements.add("ALTER PUBLICATION " + Sql.name(name) + " SET (" + OPERATIONS + ");");
    }
    return statements;
  }
}
