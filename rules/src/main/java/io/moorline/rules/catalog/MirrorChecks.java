package io.moorline.rules.catalog;

import io.moorline.rules.pipeline.ColumnNames;
import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.Fact.Unresolved;
import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Paths;
import io.moorline.rules.pipeline.Pipeline;
import java.util.HashSet;
import java.util.Set;

/** Whether the rows of one table can be written into another. */
final class MirrorChecks {

  private final Pipeline pipeline;
  private final Asked asked;

  MirrorChecks(Pipeline pipeline, Asked asked) {
    this.pipeline = pipeline;
    this.asked = asked;
  }

  void check(Fact fact) {
    String path = Paths.of(fact);
    asked.require(path + ".into", fact.into());
    Set<String> linked = linked(fact);
    for (String column : fact.key()) {
      asked.writable(path + ".key", fact.into(), column);
      if (!linked.contains(column)) {
        asked.column(path + ".key", fact.table(), column);
      }
    }
    fact.normalize()
        .keySet()
        .forEach(column -> asked.column(path + ".normalize." + column, fact.table(), column));
    asked
        .find(fact.table())
        .ifPresent(
            from -> asked.find(fact.into()).ifPresent(into -> checkCopy(fact, from, into, linked)));
    if (fact.unresolved() == Unresolved.LOAD_UNLINKED) {
      fact.needs().forEach(need -> checkUnlinked(fact, need));
    }
  }

  private static Set<String> linked(Fact fact) {
    Set<String> linked = new HashSet<>();
    fact.needs().forEach(need -> linked.addAll(need.link().keySet()));
    return linked;
  }

  private void checkCopy(Fact fact, TableView from, TableView into, Set<String> linked) {
    ColumnNames names = pipeline.columns();
    Set<String> own = Set.of(names.sourcePosition(), names.dataVersion());
    for (ColumnView target : into.columns()) {
      if (!own.contains(target.name()) && !linked.contains(target.name())) {
        from.column(target.name())
            .ifPresentOrElse(
                source -> checkTypes(fact, source, target), () -> checkRequired(fact, target));
      }
    }
  }

  private void checkTypes(Fact fact, ColumnView source, ColumnView target) {
    if (target.writable() && !target.accepts(source)) {
      asked.add(
          Paths.of(fact) + ".into",
          "%s of type %s cannot go into a column of type %s"
              .formatted(source.name(), source.type(), target.type()),
          "Give both tables one type for it.");
    }
  }

  private void checkRequired(Fact fact, ColumnView target) {
    if (target.required()) {
      asked.add(
          Paths.of(fact) + ".into",
          target.name() + " must not be NULL, and " + fact.table() + " has no such column",
          "Give it a default, or link it.");
    }
  }

  private void checkUnlinked(Fact fact, Need need) {
    Set<String> columns = new HashSet<>(need.link().keySet());
    columns.addAll(need.byColumns().values());
    asked
        .find(fact.into())
        .ifPresent(
            into ->
                columns.stream()
                    .flatMap(column -> into.column(column).stream())
                    .filter(column -> !column.nullable())
                    .forEach(column -> refuseUnlinked(fact, need, column)));
  }

  private void refuseUnlinked(Fact fact, Need need, ColumnView column) {
    asked.add(
        Paths.of(fact) + ".unresolved",
        column.name()
            + " must not be NULL, as it would be without its reference of "
            + need.reference(),
        "Let it be NULL, or write unresolved: park.");
  }
}
