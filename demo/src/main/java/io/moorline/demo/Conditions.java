package io.moorline.demo;

import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.InPlace;
import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.TableName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Conditions on a table that a query calls {@code row}. */
final class Conditions {

  static final String ALL = "true";

  private Conditions() {}

  /** Without the key of one of their references; where any of several would do, of all those. */
  static String anyAbsent(Collection<Need> needs) {
    return needs.isEmpty()
        ? "false"
        : alternatives(needs).stream()
            .map(Conditions::allAbsent)
            .collect(Collectors.joining(" OR "));
  }

  private static Collection<List<Need>> alternatives(Collection<Need> needs) {
    return needs.stream()
        .collect(
            Collectors.groupingBy(Conditions::together, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  private static Object together(Need need) {
    return need.link().isEmpty() || need.of().isPresent() ? need : need.link().keySet();
  }

  private static String allAbsent(Collection<Need> needs) {
    return needs.stream().map(Conditions::absent).collect(Collectors.joining(" AND ", "(", ")"));
  }

  static String absent(Need need) {
    return need.byColumns().values().stream()
        .map(column -> "row." + quoted(column) + " IS NULL")
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  /** For each link of their own: it is still to be filled, and not listed as one that cannot be. */
  static List<String> unlinked(InPlace dataset) {
    return alternatives(linking(dataset)).stream().map(needs -> unlinked(dataset, needs)).toList();
  }

  /** Whether a condition holds for a row, SQL cannot tell. */
  private static List<Need> linking(InPlace dataset) {
    return dataset.needs().stream()
        .filter(need -> need.of().isEmpty() && !need.link().isEmpty() && need.when().isEmpty())
        .toList();
  }

  private static String unlinked(InPlace dataset, List<Need> needs) {
    return allNull(needs.get(0).link().keySet())
        + " AND NOT "
        + allAbsent(needs)
        + " AND NOT EXISTS (SELECT FROM moorline.open_link open WHERE open.dataset = "
        + literal(dataset.id())
        + " AND open.reference_key IN ("
        + needs.stream().map(Conditions::key).collect(Collectors.joining(", "))
        + "))";
  }

  private static String key(Need need) {
    return need.byColumns().values().stream()
        .map(column -> "row." + quoted(column))
        .collect(Collectors.joining(", ", "concat_ws('|', ", ")"));
  }

  static String exists(Need need, TableName reference) {
    return need.byColumns().entrySet().stream()
        .map(by -> "target." + quoted(by.getKey()) + " = row." + quoted(by.getValue()))
        .collect(
            Collectors.joining(
                " AND ", "EXISTS (SELECT FROM " + quoted(reference) + " target WHERE ", ")"));
  }

  /** Its mirror, on the same server, shows the row or a newer one of its key. */
  static String shown(Fact fact) {
    return "EXISTS (SELECT FROM "
        + quoted(fact.into())
        + " target WHERE "
        + columns("target", fact.key())
        + " = "
        + columns("row", fact.key())
        + " AND "
        + columns("target", fact.newestBy())
        + " >= "
        + columns("row", fact.newestBy())
        + ")";
  }

  private static String columns(String of, Collection<String> names) {
    return names.stream()
        .map(name -> of + "." + quoted(name))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  static String quoted(TableName table) {
    return quoted(table.schema()) + "." + quoted(table.table());
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String allNull(Collection<String> columns) {
    return columns.stream()
        .map(column -> "row." + quoted(column) + " IS NULL")
        .collect(Collectors.joining(" AND ", "(", ")"));
  }
}
