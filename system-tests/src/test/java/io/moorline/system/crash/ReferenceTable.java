package io.moorline.system.crash;

import io.moorline.rules.pipeline.KeyRule;
import io.moorline.system.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One of the two reference tables.
 *
 * @param code its key column
 * @param pointer the column of a fact that points at it
 * @param derivable whether a fact that points at it tells enough to derive it
 * @param derived its other columns, and what of a fact each is
 */
record ReferenceTable(
    String name,
    String code,
    String pointer,
    KeyRule rule,
    Predicate<Map<String, String>> derivable,
    Map<String, Function<Map<String, String>, String>> derived) {

  static ReferenceTable plans(Keys keys) {
    return new ReferenceTable(
        "年金计划",
        "年金计划号",
        Model.PLAN,
        keys.plan(),
        fact -> true,
        Map.of(
            "计划全称", fact -> fact.get("计划名称"),
            "计划类型", fact -> fact.get("计划类型"),
            "客户名称", fact -> fact.get("客户名称"),
            "company_id", fact -> fact.get("company_id")));
  }

  /** A portfolio needs its plan. */
  static ReferenceTable portfolios(Keys keys) {
    return new ReferenceTable(
        "组合计划",
        "组合代码",
        Model.PORTFOLIO,
        keys.portfolio(),
        fact -> keys.plan().normalize(fact.get(Model.PLAN)) != null,
        Map.of(
            "年金计划号", fact -> keys.plan().normalize(fact.get(Model.PLAN)),
            "组合名称", fact -> fact.get("组合名称"),
            "组合类型", fact -> fact.get("组合类型")));
  }

  List<Map<String, String>> rows(Sql sql) {
    return Rows.of(sql, "SELECT * FROM business." + name);
  }

  /** Normalized key to the spelling that is stored. */
  Map<String, String> spellings(Sql sql) {
    Map<String, String> spellings = new HashMap<>();
    rows(sql).forEach(row -> spellings.put(rule.normalize(row.get(code)), row.get(code)));
    return spellings;
  }

  /** What a fact points at, or null. */
  String key(Map<String, String> fact) {
    return rule.normalize(fact.get(pointer));
  }
}
