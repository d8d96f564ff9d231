package io.moorline.streams.model;

import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.pipeline.TableName;
import io.moorline.rules.resolve.Provenance;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.Column;
import io.moorline.schemas.ColumnType.Kind;
import io.moorline.schemas.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds everything that a pipeline asks of its databases and they do not have. */
final class ModelCheck {

  private final Pipeline pipeline;
  private final Catalog catalog;
  private final List<String> problems = new ArrayList<>();

  ModelCheck(Pipeline pipeline, Catalog catalog) {
    this.pipeline = pipeline;
    this.catalog = catalog;
  }

  List<String> problems() {
    pipeline.references().values().forEach(this::checkReference);
    pipeline.facts().values().forEach(this::checkFact);
    return List.copyOf(problems);
  }

  private void checkReference(Reference reference) {
    Provenance provenance = new Provenance(pipeline.columns(), pipeline.domain());
    table(reference.table())
        .ifPresent(
            table -> {
              checkPrimaryKey(reference.table(), table);
              checkColumns(reference.table(), table, reference.key().keySet());
              checkColumns(reference.table(), table, provenance.columns());
              reference.needs().forEach(need -> checkNeed(reference, table, need));
            });
  }

  private void checkFact(Fact fact) {
    Optional<Table> from = table(fact.table());
    Optional<Table> into = table(fact.into());
    from.ifPresent(table -> checkPrimaryKey(fact.table(), table));
    from.ifPresent(table -> fact.needs().forEach(need -> checkNeed(fact, table, need)));
    into.ifPresent(table -> checkColumns(fact.into(), table, fact.key()));
    if (from.isPresent() && into.isPresent()) {
      checkColumns(fact.table(), from.get(), fact.key());
      checkColumns(fact.table(), from.get(), fact.normalize().keySet());
      checkMirror(fact, from.get(), into.get());
    }
  }

  private void checkMirror(Fact fact, Table from, Table into) {
    for (Column column : from.columns()) {
      into.column(column.name())
          .filter(Column::writable)
          .ifPresent(target -> checkTypes(fact.table(), column, fact.into(), target));
    }
  }

  private void checkNeed(Dataset dataset, Table own, Need need) {
    Reference reference = pipeline.reference(need);
    checkColumns(dataset.table(), own, need.by().values());
    checkColumns(dataset.table(), own, columns(need));
    table(reference.table())
        .ifPresent(
            table -> {
              checkColumns(reference.table(), table, need.derive().keySet());
              need.derive()
                  .forEach(
                      (to, source) ->
                          source
                              .columns()
                              .forEach(from -> checkMapped(dataset, own, from, table, to)));
            });
  }

  private static Set<String> columns(Need need) {
    return need.derive().values().stream()
        .flatMap(source -> source.columns().stream())
        .collect(Collectors.toSet());
  }

  private void checkMapped(Dataset dataset, Table own, String from, Table table, String to) {
    if (own.has(from) && table.has(to)) {
      TableName name = new TableName(pipeline.target().name(), table.schema(), table.name());
      checkTypes(
          dataset.table(), own.column(from).orElseThrow(), name, table.column(to).orElseThrow());
    }
  }

  private void checkTypes(TableName from, Column source, TableName to, Column target) {
    if (!Conversions.possible(source.type(), target.type())) {
      add(
          "%s.%s (%s) cannot go into %s.%s (%s)",
          from, source.name(), source.type().kind(), to, target.name(), target.type().kind());
    }
  }

  private void checkPrimaryKey(TableName name, Table table) {
    if (table.primaryKey().isEmpty()) {
      add("table %s has no primary key", name);
    }
  }

  private void checkColumns(TableName name, Table table, Collection<String> columns) {
    for (String column : columns) {
      table
          .column(column)
          .ifPresentOrElse(
              found -> checkSupported(name, found),
              () -> add("table %s has no column %s", name, column));
    }
  }

  private void checkSupported(TableName name, Column column) {
    if (column.type().kind() == Kind.UNSUPPORTED) {
      add("column %s.%s has a type that cannot be carried", name, column.name());
    }
  }

  private Optional<Table> table(TableName name) {
    Optional<Table> table = catalog.find(name.database(), name.schema(), name.table());
    if (table.isEmpty()) {
      add("there is no table %s", name);
    }
    return table;
  }

  private void add(String format, Object... facts) {
    String problem = String.format(Locale.ROOT, format, facts);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }
}
