package io.moorline.demo.example;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Writes rows of the example; the caller commits. */
final class Warehouse {

  private static final String STAGING = "staging.规模明细";
  private static final String COLUMNS = String.join(", ", ScaleDetail.COLUMNS);

  private final Connection connection;

  Warehouse(Connection connection) {
    this.connection = connection;
  }

  void copy(List<ScaleDetail> facts) throws SQLException {
    String lines =
        facts.stream().map(fact -> copyLine(fact.values())).collect(Collectors.joining());
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY " + STAGING + " (" + COLUMNS + ") FROM STDIN", new StringReader(lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All in one statement. */
  void insert(List<ScaleDetail> facts) throws SQLException {
    if (facts.isEmpty()) {
      return;
    }
    String row = "(?" + ", ?".repeat(ScaleDetail.COLUMNS.size() - 1) + ")";
    String rows = String.join(", ", Collections.nCopies(facts.size(), row));
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO " + STAGING + " (" + COLUMNS + ") VALUES " + rows)) {
      set(statement, facts.stream().flatMap(fact -> fact.values().stream()).toList());
      statement.executeUpdate();
    }
  }

  /** Gives loaded facts their corrected values. */
  void correct(List<ScaleDetail> facts) throws SQLException {
    batch(
        "UPDATE " + STAGING + " SET 计划名称 = ?, 期末规模 = ? WHERE 流水号 = ?",
        facts.stream()
            .map(fact -> List.<Object>of(fact.plan().name(), fact.closing(), fact.serial()))
            .toList());
  }

  /** As a person enters them: in a spelling of their own, and what has no value stays empty. */
  void enterPlans(List<Plan> plans) throws SQLException {
    batch(
        "INSERT INTO business.年金计划 (年金计划号, 计划全称, 计划类型) VALUES (?, ?, ?)",
        plans.stream()
            .map(plan -> List.<Object>of(plan.code(), plan.name(), plan.type()))
            .toList());
  }

  void enterPortfolio(Portfolio portfolio, Plan plan) throws SQLException {
    batch(
        "INSERT INTO business.组合计划 (组合代码, 年金计划号, 组合名称) VALUES (?, ?, ?)",
        List.of(List.of(portfolio.code(), plan.code(), portfolio.name())));
  }

  private void batch(String sql, List<? extends List<? extends @Nullable Object>> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (List<? extends @Nullable Object> row : rows) {
        set(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void set(PreparedStatement statement, List<? extends @Nullable Object> values)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  private static String copyLine(List<@Nullable Object> values) {
    return values.stream()
        .map(value -> value == null ? "\\N" : value.toString().replace("\\", "\\\\"))
        .collect(Collectors.joining("\t", "", "\n"));
  }
}
