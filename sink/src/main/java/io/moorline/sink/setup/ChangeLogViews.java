package io.moorline.sink.setup;

import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.TableName;
import io.moorline.sink.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Views of the change_log's entries of one table, under names of the user's own.
 *
 * @param statements what makes those that are missing
 * @param problems names that something else has
 */
record ChangeLogViews(List<String> statements, List<String> problems) {

  private static final String FIND =
      """
      SELECT n.oid IS NULL AS homeless, c.oid IS NULL AS missing,
             CASE c.relkind WHEN 'v' THEN pg_get_viewdef(c.oid) ELSE '' END AS definition
      FROM (SELECT ?::text AS schema, ?::text AS name) wanted
      LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = wanted.schema
      LEFT JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.name\
      """;

  static ChangeLogViews of(Connection connection, Pipeline pipeline) throws SQLException {
    ChangeLogViews views = new ChangeLogViews(new ArrayList<>(), new ArrayList<>());
    for (Map.Entry<TableName, TableName> log : logs(pipeline).entrySet()) {
      try (PreparedStatement statement = connection.prepareStatement(FIND)) {
        statement.setString(1, log.getKey().schema());
        statement.setString(2, log.getKey().table());
        try (ResultSet found = statement.executeQuery()) {
          found.next();
          views.look(log.getKey(), log.getValue(), found);
        }
      }
    }
    return views;
  }

  /** The table behind each view. */
  private static Map<TableName, TableName> logs(Pipeline pipeline) {
    Map<TableName, TableName> logs = new LinkedHashMap<>();
    for (Dataset dataset : pipeline.datasets()) {
      TableName written = dataset instanceof Fact fact ? fact.into() : dataset.table();
      dataset.changeLog().ifPresent(view -> logs.put(view, written));
    }
    return logs;
  }

  private void look(TableName view, TableName table, ResultSet found) throws SQLException {
    String entries = "'" + (table.schema() + "." + table.table()).replace("'", "''") + "'";
    String definition = found.getString("definition");
    if (found.getBoolean("homeless")) {
      statements.add("CREATE SCHEMA IF NOT EXISTS " + Sql.quote(view.schema()));
    }
    if (!found.getBoolean("missing") && !definition.contains("moorline.change_log")) {
      problems.add(
          view
              + " is there already, and is no change log: rename it, or name another in the"
              + " pipeline file");
    } else if (found.getBoolean("missing") || !definition.contains(entries)) {
      statements.add(
          "CREATE OR REPLACE VIEW %s AS SELECT * FROM moorline.change_log WHERE table_name = %s"
              .formatted(Sql.name(view.schema(), view.table()), entries));
    }
  }
}
