package io.moorline.demo;

import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.InPlace;
import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.TableName;
import java.util.Collection;
import java.util.stream.Collectors;

/** Conditions on a table that a query calls {@code row}. */
final class Conditions {

  static final String ALL = "true";

  private Conditions() {}

  /** Without the key of one of their references. */
  static String anyAbsent(Collection<Need> needs) {
    return needs.isEmpty()
        ? "false"
        : needs.stream().map(Conditions::absent).collect(Collectors.joining(" OR "));
  }

  static String absent(Need need) {
    return allNull(need.by().values());
  }

  /** A link of their own is still to be filled, and is not listed as one that cannot be. */
  static String unlinked(InPlace dataset, Need need) {
    return allNull(need.link().keySet())
        + " AND NOT "
        + absent(need)
        + " AND NOT EXISTS (SELECT FROM moorline.open_link open WHERE open.dataset = "
        + literal(dataset.id())
        + " AND open.reference_key = concat_ws('|', "
        + need.by().values().stream()
            .map(column -> "row." + quoted(column))
            .collect(Collectors.joining(", "))
        + "))";
  }

  static String exists(Need need, TableName reference) {
    return need.by().entrySet().stream()
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
