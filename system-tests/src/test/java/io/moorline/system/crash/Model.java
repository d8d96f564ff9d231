package io.moorline.system.crash;

import io.moorline.system.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What must have come of the source, computed by one thread from the rows that it holds and held.
 * Where several outcomes are right it tells the least and the most.
 */
final class Model {

  static final String PLAN = "计划代码";
  static final String PORTFOLIO = "组合代码";

  private static final String SERIAL = "流水号";

  private final Keys keys;
  private final List<Map<String, String>> now;
  private final List<Map<String, String>> versions;

  private Model(Keys keys, List<Map<String, String>> now, List<Map<String, String>> versions) {
    this.keys = keys;
    this.now = now;
    this.versions = versions;
  }

  static Model read(Sql sql, Keys keys) {
    return new Model(
        keys, Rows.of(sql, "SELECT * FROM staging.规模明细"), Rows.of(sql, History.VERSIONS));
  }

  /** Rows that are there now and can make references exist: their own key is told. */
  List<Map<String, String>> current() {
    return now.stream().filter(row -> serial(row) != null).toList();
  }

  /** The same of all versions that ever were. */
  List<Map<String, String>> ever() {
    return versions.stream().filter(row -> serial(row) != null).toList();
  }

  /** By key of the mirror: what each row that is there now becomes. */
  Map<String, Map<String, String>> facts(
      Map<String, String> plans, Map<String, String> portfolios) {
    Map<String, Map<String, String>> facts = new HashMap<>();
    for (Map<String, String> row : current()) {
      if (resolved(row, plans, portfolios)) {
        facts.put(key(row), fact(row, plans, portfolios));
      }
    }
    return facts;
  }

  /** By key of the mirror: all that a row of the mirror may be whose source row is gone. */
  Map<String, Set<Map<String, String>>> everWritten(
      Map<String, String> plans, Map<String, String> portfolios) {
    Map<String, Set<Map<String, String>>> facts = new HashMap<>();
    for (Map<String, String> row : ever()) {
      facts.computeIfAbsent(key(row), key -> new HashSet<>()).add(fact(row, plans, portfolios));
    }
    return facts;
  }

  /** How many rows are set aside, by reason. */
  Map<String, Long> quarantined(Map<String, String> plans, Map<String, String> portfolios) {
    List<String> reasons = new ArrayList<>();
    for (Map<String, String> row : now) {
      if (serial(row) == null) {
        reasons.add("no_key");
      } else if (!resolved(row, plans, portfolios)) {
        reasons.add("underivable");
      }
    }
    return reasons.stream().collect(Collectors.groupingBy(reason -> reason, Collectors.counting()));
  }

  private boolean resolved(
      Map<String, String> row, Map<String, String> plans, Map<String, String> portfolios) {
    return (plan(row) == null || plans.containsKey(plan(row)))
        && (portfolio(row) == null || portfolios.containsKey(portfolio(row)));
  }

  private Map<String, String> fact(
      Map<String, String> row, Map<String, String> plans, Map<String, String> portfolios) {
    Map<String, String> fact = new HashMap<>(row);
    fact.keySet().removeAll(Set.of("id", "version", "deleted"));
    fact.put(SERIAL, serial(row));
    fact.put(PLAN, plans.get(plan(row)));
    fact.put(PORTFOLIO, portfolios.get(portfolio(row)));
    return fact;
  }

  private String key(Map<String, String> row) {
    return row.get("月度") + "|" + serial(row);
  }

  private String serial(Map<String, String> row) {
    return keys.serial().normalize(row.get(SERIAL));
  }

  private String plan(Map<String, String> row) {
    return keys.plan().normalize(row.get(PLAN));
  }

  private String portfolio(Map<String, String> row) {
    return keys.portfolio().normalize(row.get(PORTFOLIO));
  }
}
