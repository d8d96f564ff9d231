package io.moorline.streams.model;

import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.resolve.Provenance;
import io.moorline.runtime.Catalogs;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.Table;
import java.util.List;
import java.util.stream.Stream;

/** Finds everything that a pipeline asks of its databases and they do not have. */
final class ModelCheck {

  private final Pipeline pipeline;
  private final Catalog catalog;

  ModelCheck(Pipeline pipeline, Catalog catalog) {
    this.pipeline = pipeline;
    this.catalog = catalog;
  }

  List<String> problems() {
    Stream<String> misfits =
        Catalogs.misfits(pipeline, catalog).stream()
            .map(problem -> problem.path() + ": " + problem.message());
    Stream<String> unprepared =
        pipeline.references().values().stream().flatMap(this::missingColumns);
    return Stream.concat(misfits, unprepared).toList();
  }

  /** Those that setup adds. */
  private Stream<String> missingColumns(Reference reference) {
    return catalog
        .find(reference.table().database(), reference.table().schema(), reference.table().table())
        .stream()
        .flatMap(table -> missingColumns(reference, table));
  }

  private Stream<String> missingColumns(Reference reference, Table table) {
    Stream<String> correlation =
        Stream.of(pipeline.columns().correlation()).filter(reference.key()::containsKey);
    return Stream.concat(
            new Provenance(pipeline.columns(), pipeline.domain()).columns().stream(), correlation)
        .filter(column -> !table.has(column))
        .map(column -> "table " + reference.table() + " has no column " + column);
  }
}
