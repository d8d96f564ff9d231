package io.moorline.system.crash;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A row of the staging table; every value as text, or null. */
record FactRow(
    String serial,
    String month,
    String plan,
    String planName,
    String planType,
    String client,
    String hand,
    String portfolio,
    String portfolioName,
    String portfolioType,
    String closing) {

  /** In the order of the components; the company tells whose row it is. */
  static final String COLUMNS =
      "流水号, 月度, 计划代码, 计划名称, 计划类型, 客户名称, company_id, 组合代码, 组合名称, 组合类型, 期末规模";

  FactRow with(String newPlan, String newPortfolio) {
    return with(serial, newPlan, newPortfolio);
  }

  FactRow withSerial(String newSerial) {
    return with(newSerial, plan, portfolio);
  }

  private FactRow with(String newSerial, String newPlan, String newPortfolio) {
    return new FactRow(
        newSerial,
        month,
        newPlan,
        planName,
        planType,
        client,
        hand,
        newPortfolio,
        portfolioName,
        portfolioType,
        closing);
  }

  /** For VALUES. */
  String literals() {
    return "("
        + joined(value -> value == null ? "NULL" : "'" + value.replace("'", "''") + "'")
        + ")";
  }

  /** For COPY: what is not quoted and empty is NULL. */
  String csv() {
    return joined(value -> value == null ? "" : '"' + value + '"') + "\n";
  }

  private String joined(Function<String, String> form) {
    return values().stream().map(form).collect(Collectors.joining(","));
  }

  private List<String> values() {
    return Arrays.asList(
        serial,
        month,
        plan,
        planName,
        planType,
        client,
        hand,
        portfolio,
        portfolioName,
        portfolioType,
        closing);
  }
}
