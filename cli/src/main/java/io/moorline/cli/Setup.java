package io.moorline.cli;

import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.Catalogs;
import io.moorline.runtime.Databases;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import io.moorline.schemas.Catalog;
import io.moorline.sink.SinkSetup;
import io.moorline.source.CaptureSetup;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What one database still lacks.
 *
 * @param statements in the order to run them
 */
public record Setup(Database database, List<String> statements) {

  public Setup {
    statements = List.copyOf(statements);
  }

  /** One per database of the pipeline, in the file's order; without statements: all is there. */
  public static List<Setup> plan(Pipeline pipeline) {
    Catalog catalog = Catalogs.of(pipeline);
    return pipeline.databases().values().stream()
        .map(database -> new Setup(database, statements(pipeline, catalog, database)))
        .toList();
  }

  private static List<String> statements(Pipeline pipeline, Catalog catalog, Database database) {
    List<String> statements = new ArrayList<>();
    if (database.equals(pipeline.target())) {
      statements.addAll(SinkSetup.statements(pipeline, catalog));
    }
    if (pipeline.captured().contains(database)) {
      statements.addAll(CaptureSetup.statements(pipeline, catalog, database));
    }
    return statements;
  }

  /** Runs all of them, or none. */
  public void execute() {
    try (Connection connection = Databases.connect(database)) {
      connection.setAutoCommit(false);
      for (String sql : statements) {
        execute(connection, sql);
      }
      connection.commit();
    } catch (SQLException e) {
      throw Databases.unreachable(database, e);
    }
  }

  private void execute(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new UserError(
          ExitCode.REFUSED,
          "database " + database.name() + " refuses the setup: " + e.getMessage(),
          "Run it as a user who may do this, for example by hand (moorline setup prints it):\n"
              + sql
              + ";",
          e);
    }
  }
}
