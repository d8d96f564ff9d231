package io.moorline.rules.catalog;

import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Need.Mode;
import io.moorline.rules.pipeline.Paths;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.pipeline.Source;
import io.moorline.rules.pipeline.TableName;
import java.util.Optional;

/** The columns by which rows point at references, and those that go from one to the other. */
final class NeedColumnChecks {

  private final Pipeline pipeline;
  private final Asked asked;
  private final LinkColumnChecks links;

  NeedColumnChecks(Pipeline pipeline, Asked asked) {
    this.pipeline = pipeline;
    this.asked = asked;
    this.links = new LinkColumnChecks(pipeline, asked);
  }

  void check(Dataset dataset) {
    if (dataset instanceof Reference reference) {
      reference.key().keySet().stream()
          // That one is added by setup.
          .filter(column -> !column.equals(pipeline.columns().correlation()))
          .forEach(
              column ->
                  asked.column(Paths.of(reference) + ".key." + column, reference.table(), column));
    }
    for (Need need : dataset.needs()) {
      Reference reference = pipeline.references().get(need.reference());
      if (reference != null) {
        check(dataset, need, reference);
      }
    }
  }

  private void check(Dataset dataset, Need need, Reference reference) {
    String path = Paths.of(dataset, need);
    need.byColumns()
        .forEach((key, own) -> checkBy(path + ".by." + key, dataset, own, reference.table(), key));
    need.by()
        .forEach(
            (key, source) ->
                source
                    .columns()
                    .forEach(own -> asked.column(path + ".by." + key, dataset.table(), own)));
    need.when()
        .ifPresent(
            condition ->
                condition
                    .columns()
                    .forEach(column -> asked.column(path + ".when", dataset.table(), column)));
    need.derive()
        .forEach(
            (column, source) ->
                checkDerive(
                    path + ".derive." + column, dataset, source, reference.table(), column));
    if (need.mode() == Mode.INSERT_MISSING && reference.strategy().derives()) {
      reference.key().keySet().forEach(key -> checkWritableKey(path, reference, key));
    }
    links.check(dataset, need, reference);
  }

  /** Keys are compared as text, so that one value must have one text wherever it stands. */
  private void checkBy(String path, Dataset dataset, String own, TableName reference, String key) {
    Optional<ColumnView> ownColumn = asked.column(path, dataset.table(), own);
    Optional<ColumnView> keyColumn = asked.find(reference).flatMap(table -> table.column(key));
    if (ownColumn.isEmpty() || keyColumn.isEmpty()) {
      return;
    }
    checkSpelling(path, dataset.table(), ownColumn.get(), reference, keyColumn.get());
    if (dataset instanceof Fact fact) {
      asked
          .find(fact.into())
          .flatMap(into -> into.column(own))
          .ifPresent(
              written -> checkSpelling(path, fact.into(), written, reference, keyColumn.get()));
    }
  }

  private void checkSpelling(
      String path, TableName name, ColumnView own, TableName reference, ColumnView key) {
    if (!own.spellsLike(key)) {
      asked.add(
          path,
          "one key over two types: %s of %s is %s, %s of %s is %s"
              .formatted(own.name(), name, own.type(), key.name(), reference, key.type()),
          "Give both columns one type.");
    }
  }

  private void checkDerive(
      String path, Dataset dataset, Source source, TableName reference, String column) {
    Optional<ColumnView> target = asked.writable(path, reference, column);
    if (source instanceof Source.Constant constant) {
      target
          .filter(found -> !found.accepts(constant.value()))
          .ifPresent(
              found ->
                  asked.add(
                      path,
                      "\"%s\" is no value of type %s".formatted(constant.value(), found.type()),
                      "Write one that " + column + " can hold."));
    }
    for (String own : source.columns()) {
      Optional<ColumnView> from = asked.column(path, dataset.table(), own);
      if (source instanceof Source.Own && from.isPresent() && target.isPresent()) {
        checkTypes(path, from.get(), target.get());
      }
    }
  }

  private void checkTypes(String path, ColumnView from, ColumnView to) {
    if (!to.accepts(from)) {
      asked.add(
          path,
          "%s of type %s cannot go into %s of type %s"
              .formatted(from.name(), from.type(), to.name(), to.type()),
          "Derive it from another column, or by an expression.");
    }
  }

  private void checkWritableKey(String path, Reference reference, String key) {
    asked
        .find(reference.table())
        .flatMap(table -> table.column(key))
        .filter(column -> !column.writable())
        .ifPresent(
            column ->
                asked.add(
                    path,
                    key + " of " + reference.table() + " is generated by the database",
                    "A row with a given key cannot be derived: write mode: link_only."));
  }
}
