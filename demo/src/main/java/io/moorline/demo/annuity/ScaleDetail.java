package io.moorline.demo.annuity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact: how a portfolio's assets moved in a month. */
record ScaleDetail(
    @Nullable String serial,
    LocalDate month,
    Plan plan,
    Portfolio portfolio,
    BigDecimal opening,
    BigDecimal closing,
    BigDecimal inflow,
    BigDecimal outflow,
    BigDecimal rate) {

  static final List<String> COLUMNS =
      List.of(
          "流水号",
          "月度",
          "计划代码",
          "计划名称",
          "计划类型",
          "客户名称",
          "company_id",
          "组合代码",
          "组合名称",
          "组合类型",
          "运作开始日",
          "期初规模",
          "期末规模",
          "流入",
          "流出",
          "当期收益率");

  /** In the order of {@link #COLUMNS}. */
  List<@Nullable Object> values() {
    return Arrays.asList(
        serial,
        month,
        plan.code(),
        plan.name(),
        plan.type(),
        plan.client(),
        plan.companyId(),
        portfolio.code(),
        portfolio.name(),
        portfolio.type(),
        portfolio.start(),
        opening,
        closing,
        inflow,
        outflow,
        rate);
  }

  ScaleDetail withPlan(Plan other) {
    return new ScaleDetail(
        serial, month, other, portfolio, opening, closing, inflow, outflow, rate);
  }

  ScaleDetail withPortfolio(Portfolio other) {
    return new ScaleDetail(serial, month, plan, other, opening, closing, inflow, outflow, rate);
  }

  ScaleDetail withClosing(BigDecimal other) {
    return new ScaleDetail(serial, month, plan, portfolio, opening, other, inflow, outflow, rate);
  }
}
