package io.moorline.system.crash;

import io.moorline.system.Sql;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds a reference table against the facts that point at it. */
final class DerivedRows {

  private static final Map<String, String> PROVENANCE =
      Map.of("_needs_review", "t", "_derived_from_domain", "annuity_performance");

  private final ReferenceTable table;
  private final Map<String, List<Map<String, String>>> pointNow;
  private final Map<String, List<Map<String, String>>> everPointed;
  private final Set<String> everDerivable;
  private final List<String> differences = new ArrayList<>();

  private DerivedRows(
      ReferenceTable table, List<Map<String, String>> current, List<Map<String, String>> ever) {
    this.table = table;
    this.pointNow = byKey(current);
    this.everPointed = byKey(ever);
    this.everDerivable = derivable(everPointed);
  }

  /** What is wrong with the table, given the facts as they are and as they ever were. */
  static List<String> differences(Sql sql, ReferenceTable table, Model model) {
    DerivedRows rows = new DerivedRows(table, model.current(), model.ever());
    rows.compare(table.rows(sql));
    return rows.differences;
  }

  private void compare(List<Map<String, String>> stored) {
    Set<String> missing = derivable(pointNow);
    Set<String> seen = new HashSet<>();
    for (Map<String, String> row : stored) {
      String key = table.rule().normalize(row.get(table.code()));
      missing.remove(key);
      if (!seen.add(key)) {
        differences.add(table.name() + " " + key + " exists twice");
      }
      if ("auto_derived".equals(row.get("_source"))) {
        compareDerived(key, row);
      }
    }
    missing.forEach(key -> differences.add(table.name() + " " + key + " is missing"));
  }

  private void compareDerived(String key, Map<String, String> row) {
    if (!everDerivable.contains(key)) {
      differences.add("derived from nothing: " + row);
    }
    if (!row.entrySet().containsAll(PROVENANCE.entrySet()) || row.get("_derived_at") == null) {
      differences.add("no provenance in " + row);
    }
    if (!key.equals(row.get(table.code()))) {
      differences.add("derived with an odd key: " + row);
    }
    table.derived().forEach((column, from) -> compareValue(key, row, column, from));
  }

  private void compareValue(
      String key,
      Map<String, String> row,
      String column,
      Function<Map<String, String>, String> from) {
    String value = row.get(column);
    if (value == null && !values(pointNow, key, from).isEmpty()) {
      differences.add(column + " is not filled in " + row);
    }
    if (value != null && !values(everPointed, key, from).contains(value)) {
      differences.add(column + " is no fact's in " + row);
    }
  }

  private static Set<String> values(
      Map<String, List<Map<String, String>>> facts,
      String key,
      Function<Map<String, String>, String> from) {
    return facts.getOrDefault(key, List.of()).stream()
        .map(from)
        .filter(value -> value != null && !value.isBlank())
        .collect(Collectors.toSet());
  }

  private Set<String> derivable(Map<String, List<Map<String, String>>> facts) {
    return facts.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(table.derivable()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private Map<String, List<Map<String, String>>> byKey(List<Map<String, String>> facts) {
    return facts.stream()
        .filter(fact -> table.key(fact) != null)
        .collect(Collectors.groupingBy(table::key));
  }
}
