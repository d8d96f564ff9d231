package io.moorline.sink.setup;

import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.Databases;
import io.moorline.schemas.Catalog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the target with what the sink needs. */
public final class Setup {

  private static final String RELATIONS =
      """
      SELECT c.relname FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'moorline'\
      """;

  private Setup() {}

  public static List<String> statements(Pipeline pipeline, Catalog catalog) {
    try (Connection connection = Databases.connect(pipeline.target())) {
      List<String> statements = new ArrayList<>(missingRelations(connection));
      if (!statements.isEmpty() && !schemaExists(connection)) {
        statements.add(0, MoorlineSchema.SCHEMA);
      }
      statements.addAll(MissingColumns.statements(pipeline, catalog));
      statements.addAll(ChangeLogViews.of(connection, pipeline).statements());
      return statements;
    } catch (SQLException e) {
      throw Databases.unreachable(pipeline.target(), e);
    }
  }

  public static List<String> problems(Pipeline pipeline) {
    try (Connection connection = Databases.connect(pipeline.target())) {
      return Targets.read(connection, pipeline).problems();
    } catch (SQLException e) {
      throw Databases.unreachable(pipeline.target(), e);
    }
  }

  static List<String> missingRelations(Connection connection) throws SQLException {
    Set<String> present = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(RELATIONS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        present.add(rows.getString(1));
      }
    }
    return MoorlineSchema.relations().entrySet().stream()
        .filter(relation -> !present.contains(relation.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static boolean schemaExists(Connection connection) throws SQLException {
    try (ResultSet schemas = connection.getMetaData().getSchemas(null, "moorline")) {
      return schemas.next();
    }
  }
}
