package io.moorline.source;

import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.TableName;
import io.moorline.runtime.Databases;
import io.moorline.schemas.Catalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The DDL that a captured database needs. */
public final class CaptureSetup {

  private CaptureSetup() {}

  /** Only what is missing; nothing when the database is not captured. */
  public static List<String> statements(Pipeline pipeline, Catalog catalog, Database database) {
    CaptureNames names = CaptureNames.of(pipeline, database);
    List<TableName> tables =
        CapturedTables.tables(pipeline, database).stream()
            .filter(table -> exists(catalog, table))
            .toList();
    try (Connection connection = Databases.connect(database)) {
      ServerFacts facts = new ServerFactsReader(connection).read(names, tables, Map.of());
      List<String> statements =
          new ArrayList<>(PublicationDdl.of(names.publication(), tables, facts.publication()));
      CapturedTables.whole(pipeline, database).stream()
          .filter(table -> !CapturePreflight.tellsWholeRows(facts, table))
          .forEach(table -> statements.add(CapturePreflight.tellWholeRows(table)));
      return statements;
    } catch (SQLException e) {
      throw Databases.unreachable(database, e);
    }
  }

  private static boolean exists(Catalog catalog, TableName table) {
    return catalog.find(table.database(), table.schema(), table.table()).isPresent();
  }
}
