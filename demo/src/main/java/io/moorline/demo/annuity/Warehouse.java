package io.moorline.demo.annuity;

import io.moorline.demo.example.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes rows of the example; the caller commits. */
final class Warehouse {

  private static final String STAGING = "staging.规模明细";

  private final Connection connection;
  private final Table staging;

  Warehouse(Connection connection) {
    this.connection = connection;
    this.staging = new Table(connection, STAGING, ScaleDetail.COLUMNS);
  }

  void copy(List<ScaleDetail> facts) throws SQLException {
    staging.copy(facts.stream().map(ScaleDetail::values).toList());
  }

  /** All in one statement. */
  void insert(List<ScaleDetail> facts) throws SQLException {
    staging.insert(facts.stream().map(ScaleDetail::values).toList());
  }

  /** Gives loaded facts their corrected values. */
  void correct(List<ScaleDetail> facts) throws SQLException {
    Table.batch(
        connection,
        "UPDATE " + STAGING + " SET 计划名称 = ?, 期末规模 = ? WHERE 流水号 = ?",
        facts.stream()
            .map(fact -> List.<Object>of(fact.plan().name(), fact.closing(), fact.serial()))
            .toList());
  }

  /** As a person enters them: in a spelling of their own, and what has no value stays empty. */
  void enterPlans(List<Plan> plans) throws SQLException {
    Table.batch(
        connection,
        "INSERT INTO business.年金计划 (年金计划号, 计划全称, 计划类型) VALUES (?, ?, ?)",
        plans.stream()
            .map(plan -> List.<Object>of(plan.code(), plan.name(), plan.type()))
            .toList());
  }

  void enterPortfolio(Portfolio portfolio, Plan plan) throws SQLException {
    Table.batch(
        connection,
        "INSERT INTO business.组合计划 (组合代码, 年金计划号, 组合名称) VALUES (?, ?, ?)",
        List.of(List.of(portfolio.code(), plan.code(), portfolio.name())));
  }
}
