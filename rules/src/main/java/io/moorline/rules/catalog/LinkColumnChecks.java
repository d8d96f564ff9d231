package io.moorline.rules.catalog;

import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.InPlace;
import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Need.Other;
import io.moorline.rules.pipeline.Paths;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.pipeline.TableName;
import java.util.HashSet;
import java.util.Optional;

/** The columns that links fill, and the rows that they fill them in. */
final class LinkColumnChecks {

  private final Pipeline pipeline;
  private final Asked asked;

  LinkColumnChecks(Pipeline pipeline, Asked asked) {
    this.pipeline = pipeline;
    this.asked = asked;
  }

  void check(Dataset dataset, Need need, Reference reference) {
    String path = Paths.of(dataset, need);
    Optional<InPlace> named = need.of().map(other -> pipeline.inPlace().get(other.dataset()));
    if (need.of().isPresent() && named.isEmpty()) {
      return;
    }
    TableName filled = named.map(InPlace::table).orElseGet(() -> written(dataset));
    boolean inPlace = dataset instanceof InPlace;
    need.link()
        .forEach(
            (column, from) ->
                checkLink(path + ".link." + column, filled, column, reference, from, inPlace));
    need.of()
        .ifPresent(other -> checkOther(path + ".of." + other.dataset(), dataset, other, filled));
  }

  private static TableName written(Dataset dataset) {
    return dataset instanceof Fact fact ? fact.into() : dataset.table();
  }

  private void checkLink(
      String path,
      TableName filled,
      String column,
      Reference reference,
      String from,
      boolean inPlace) {
    Optional<ColumnView> target = asked.writable(path, filled, column);
    Optional<ColumnView> source = asked.column(path, reference.table(), from);
    if (target.isEmpty()) {
      return;
    }
    if (source.isPresent() && !target.get().accepts(source.get())) {
      asked.add(
          path,
          "%s of type %s cannot be linked to %s of type %s"
              .formatted(column, target.get().type(), from, source.get().type()),
          "Link columns of one type.");
    }
    if (inPlace && !target.get().nullable()) {
      asked.add(
          path,
          column + " of " + filled + " is never NULL",
          "A link is only filled while it is NULL: let it be NULL.");
    }
  }

  /** Only the whole primary key tells where the other row is at home. */
  private void checkOther(String path, Dataset dataset, Other other, TableName filled) {
    Optional<TableView> table = asked.find(filled);
    if (table.isEmpty()) {
      return;
    }
    if (!new HashSet<>(table.get().primaryKey()).equals(other.by().keySet())) {
      asked.add(
          path,
          "must name the primary key of %s: %s"
              .formatted(filled, String.join(", ", table.get().primaryKey())),
          "Write its column: own column, for each.");
      return;
    }
    other.by().forEach((key, own) -> checkKey(path + "." + key, dataset, own, table.get(), key));
  }

  private void checkKey(String path, Dataset dataset, String own, TableView table, String key) {
    Optional<ColumnView> from = asked.column(path, dataset.table(), own);
    table
        .column(key)
        .filter(column -> from.isPresent() && !column.accepts(from.get()))
        .ifPresent(
            column ->
                asked.add(
                    path,
                    "one key over two types: %s is %s, %s is %s"
                        .formatted(own, from.orElseThrow().type(), key, column.type()),
                    "Give both columns one type."));
  }
}
