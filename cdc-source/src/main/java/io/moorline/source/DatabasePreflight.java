package io.moorline.source;

import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.TableName;
import io.moorline.runtime.Databases;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.Column;
import io.moorline.schemas.ColumnType.Kind;
import io.moorline.schemas.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Refuses a database that cannot be captured, with everything that is wrong and how to mend it. */
final class DatabasePreflight {

  private DatabasePreflight() {}

  static void check(Pipeline pipeline, Catalog catalog, Database database) {
    CaptureNames names = CaptureNames.of(pipeline, database);
    List<TableName> tables = CapturedTables.tables(pipeline, database);
    Map<TableName, List<String>> unsupported =
        tables.stream()
            .collect(Collectors.toMap(Function.identity(), table -> unsupported(catalog, table)));
    try (Connection connection = Databases.connect(database)) {
      ServerFacts facts = new ServerFactsReader(connection).read(names, tables, unsupported);
      List<CaptureProblem> problems =
          new CapturePreflight(names, tables, CapturedTables.whole(pipeline, database))
              .problems(facts);
      if (!problems.isEmpty()) {
        throw PreflightReport.refuse(database, problems);
      }
    } catch (SQLException e) {
      throw Databases.unreachable(database, e);
    }
  }

  private static List<String> unsupported(Catalog catalog, TableName name) {
    return catalog.find(name.database(), name.schema(), name.table()).stream()
        .map(Table::columns)
        .flatMap(List::stream)
        .filter(column -> column.type().kind() == Kind.UNSUPPORTED)
        .map(Column::name)
        .toList();
  }
}
