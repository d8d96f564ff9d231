package io.moorline.system.crash;

import io.moorline.system.Sql;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Holds the target against the model; what differs is told row by row. */
final class Comparison {

  private static final String MIRROR = "SELECT *, 月度 || '|' || 流水号 AS key FROM business.规模明细";
  private static final String OPEN =
      "SELECT reason, count(*) AS rows FROM moorline.quarantine WHERE state = 'OPEN' GROUP BY 1";

  private final Model model;
  private final Sql sql;
  private final Map<String, String> plans;
  private final Map<String, String> portfolios;
  private final List<String> differences = new ArrayList<>();

  private Comparison(Model model, Sql sql, Keys keys) {
    this.model = model;
    this.sql = sql;
    this.plans = ReferenceTable.plans(keys).spellings(sql);
    this.portfolios = ReferenceTable.portfolios(keys).spellings(sql);
  }

  /** Empty when the target is right. */
  static List<String> differences(Sql sql, Keys keys) {
    Model model = Model.read(sql, keys);
    Comparison comparison = new Comparison(model, sql, keys);
    for (ReferenceTable table :
        List.of(ReferenceTable.plans(keys), ReferenceTable.portfolios(keys))) {
      comparison.differences.addAll(DerivedRows.differences(sql, table, model));
    }
    comparison.compareFacts();
    comparison.compareQuarantine();
    return comparison.differences;
  }

  private void compareFacts() {
    Map<String, Map<String, String>> expected = model.facts(plans, portfolios);
    Map<String, Set<Map<String, String>>> possible = model.everWritten(plans, portfolios);
    Set<String> missing = new HashSet<>(expected.keySet());
    for (Map<String, String> row : Rows.of(sql, MIRROR)) {
      String key = row.remove("key");
      row.keySet().removeIf(column -> column.startsWith("_"));
      missing.remove(key);
      if (expected.containsKey(key) && !row.equals(expected.get(key))) {
        differences.add(key + " is " + row + " and must be " + expected.get(key));
      } else if (!possible.getOrDefault(key, Set.of()).contains(row)) {
        differences.add(key + " is " + row + " and never was");
      }
    }
    missing.forEach(key -> differences.add(key + " is not written: " + expected.get(key)));
  }

  private void compareQuarantine() {
    Map<String, Long> found = new TreeMap<>();
    Rows.of(sql, OPEN).forEach(row -> found.put(row.get("reason"), Long.valueOf(row.get("rows"))));
    Map<String, Long> expected = new TreeMap<>(model.quarantined(plans, portfolios));
    if (!found.equals(expected)) {
      differences.add("quarantined are " + found + " and must be " + expected);
    }
  }
}
