package io.moorline.demo;

import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.pipeline.TableName;
import io.moorline.runtime.Databases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts rows in the databases of a pipeline; every number is what SQL says. */
public final class Counts implements AutoCloseable {

  private final Pipeline pipeline;
  private final Map<String, Connection> connections = new HashMap<>();

  public Counts(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  long facts() throws SQLException {
    long rows = 0;
    for (Fact fact : pipeline.facts().values()) {
      rows += count(fact.table(), "true");
    }
    return rows;
  }

  long written() throws SQLException {
    long rows = 0;
    for (Fact fact : pipeline.facts().values()) {
      rows += count(fact.into(), "true");
    }
    return rows;
  }

  long derived() throws SQLException {
    String made = quoted(pipeline.columns().source()) + " = 'auto_derived'";
    long rows = 0;
    for (Reference reference : pipeline.references().values()) {
      rows += count(reference.table(), made);
    }
    return rows;
  }

  /** Rows of mirrors without the key of one of their references. */
  long absent() throws SQLException {
    long rows = 0;
    for (Fact fact : pipeline.facts().values()) {
      rows += count(fact.into(), anyNull(fact.needs()));
    }
    return rows;
  }

  /** Rows of captured reference tables that point at a reference which is not there. */
  long openLinks() throws SQLException {
    long rows = 0;
    for (Reference dataset : pipeline.references().values()) {
      for (Need need : dataset.needs()) {
        rows += count(dataset.table(), "NOT " + allNull(need) + " AND NOT " + exists(need));
      }
    }
    return rows;
  }

  Map<String, Long> quarantined() throws SQLException {
    Map<String, Long> byReason = new TreeMap<>();
    String sql = "SELECT reason, count(*) FROM moorline.quarantine WHERE state = 'OPEN' GROUP BY 1";
    try (Statement statement = connection(pipeline.target()).createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        byReason.put(rows.getString(1), rows.getLong(2));
      }
    }
    return byReason;
  }

  /** Rows of facts that are set aside. */
  long quarantinedFacts() throws SQLException {
    String facts =
        pipeline.facts().values().stream()
            .map(fact -> "'" + fact.id() + "'")
            .collect(Collectors.joining(", "));
    return number(
        "SELECT count(*) FROM moorline.quarantine WHERE state = 'OPEN' AND dataset IN ("
            + facts
            + ")");
  }

  /** Facts that are neither in a mirror nor set aside. */
  long parked() throws SQLException {
    return facts() - written() - quarantinedFacts();
  }

  Figures figures(long lag, double seconds) throws SQLException {
    return new Figures(
        facts(),
        derived(),
        parked(),
        openLinks(),
        written(),
        quarantined(),
        absent(),
        late(),
        lag,
        changeLog(),
        seconds);
  }

  long late() throws SQLException {
    return number("SELECT count(*) FROM moorline.quarantine WHERE state = 'RETURNED'");
  }

  long changeLog() throws SQLException {
    return number("SELECT count(*) FROM moorline.change_log");
  }

  /** In the target. */
  long number(String sql) throws SQLException {
    return number(pipeline.target(), sql);
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : connections.values()) {
      connection.close();
    }
  }

  private long count(TableName table, String condition) throws SQLException {
    return number(
        pipeline.databases().get(table.database()),
        "SELECT count(*) FROM " + quoted(table) + " row WHERE " + condition);
  }

  private long number(Database database, String sql) throws SQLException {
    try (Statement statement = connection(database).createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private Connection connection(Database database) throws SQLException {
    Connection known = connections.get(database.name());
    if (known == null || known.isClosed()) {
      known = Databases.connect(database);
      connections.put(database.name(), known);
    }
    return known;
  }

  private static String anyNull(List<Need> needs) {
    return needs.isEmpty()
        ? "false"
        : needs.stream().map(Counts::allNull).collect(Collectors.joining(" OR "));
  }

  private static String allNull(Need need) {
    return need.by().values().stream()
        .map(column -> "row." + quoted(column) + " IS NULL")
        .collect(Collectors.joining(" AND ", "(", ")"));
  }

  private String exists(Need need) {
    return need.by().entrySet().stream()
        .map(by -> "target." + quoted(by.getKey()) + " = row." + quoted(by.getValue()))
        .collect(
            Collectors.joining(
                " AND ",
                "EXISTS (SELECT FROM "
                    + quoted(pipeline.reference(need).table())
                    + " target WHERE ",
                ")"));
  }

  private static String quoted(TableName table) {
    return quoted(table.schema()) + "." + quoted(table.table());
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
