package io.moorline.runtime;

import io.moorline.rules.catalog.CatalogChecks;
import io.moorline.rules.file.Problem;
import io.moorline.rules.file.Problems;
import io.moorline.rules.pipeline.Authority;
import io.moorline.rules.pipeline.Authority.InTable;
import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.InvalidPipelineException;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.PipelineDraft;
import io.moorline.rules.pipeline.TableName;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalog of a pipeline: all the tables it names. */
public final class Catalogs {

  private Catalogs() {}

  /** None of the tables missing. */
  public static Catalog of(Pipeline pipeline) {
    Catalog catalog = read(pipeline, pipeline.databases().values());
    List<String> absent =
        tables(pipeline).stream()
            .filter(name -> catalog.find(name.database(), name.schema(), name.table()).isEmpty())
            .map(TableName::toString)
            .toList();
    if (!absent.isEmpty()) {
      throw new UserError(
          ExitCode.REFUSED,
          "no such table: " + String.join(", ", absent),
          "Create the tables, correct their names in the pipeline file, or let the user see them.");
    }
    return catalog;
  }

  /** Of a pipeline that fits its databases in every respect; else one error tells all. */
  public static Catalog fitting(PipelineDraft draft) {
    Pipeline pipeline = draft.orThrow();
    Catalog catalog = read(pipeline, pipeline.databases().values());
    CatalogChecks.check(
        pipeline, new PipelineCatalog(catalog, pipeline.databases().keySet()), draft.problems());
    try {
      draft.orThrow();
    } catch (InvalidPipelineException e) {
      throw unfit(draft, e);
    }
    return catalog;
  }

  /**
   * Adds what does not fit to the draft's problems, as far as its databases answer.
   *
   * @return why a database was not asked, for each
   */
  public static List<String> check(PipelineDraft draft) {
    return draft.pipeline().map(pipeline -> check(draft, pipeline)).orElse(List.of());
  }

  private static List<String> check(PipelineDraft draft, Pipeline pipeline) {
    Map<Catalog.Key, Table> tables = new HashMap<>();
    Set<String> asked = new HashSet<>();
    List<String> silent = new ArrayList<>();
    for (Database database : pipeline.databases().values()) {
      try {
        List<TableName> names =
            Stream.concat(tables(pipeline).stream(), origins(pipeline)).toList();
        tables.putAll(CatalogReader.read(Map.of(database.name(), database), names).tables());
        asked.add(database.name());
      } catch (UserError e) {
        silent.add(e.getMessage());
      }
    }
    PipelineCatalog catalog = new PipelineCatalog(new Catalog(tables), asked);
    CatalogChecks.check(pipeline, catalog, draft.problems());
    CatalogChecks.checkAuthorities(pipeline, catalog, draft.problems());
    return silent;
  }

  /** What of the pipeline does not fit the catalog. */
  public static List<Problem> misfits(Pipeline pipeline, Catalog catalog) {
    Problems problems = new Problems();
    CatalogChecks.check(
        pipeline, new PipelineCatalog(catalog, pipeline.databases().keySet()), problems);
    return problems.all();
  }

  private static UserError unfit(PipelineDraft draft, InvalidPipelineException found) {
    return new UserError(
        ExitCode.REFUSED,
        found.report(),
        "Correct the file or the tables; moorline validate -f "
            + draft.fileName()
            + " holds one against the other.",
        found);
  }

  private static Catalog read(Pipeline pipeline, Collection<Database> databases) {
    Map<String, Database> byName =
        databases.stream().collect(Collectors.toMap(Database::name, Function.identity()));
    return CatalogReader.read(byName, tables(pipeline));
  }

  private static List<TableName> tables(Pipeline pipeline) {
    Stream<TableName> captured = pipeline.datasets().stream().map(Dataset::table);
    Stream<TableName> loaded = pipeline.facts().values().stream().map(Fact::into);
    return Stream.concat(captured, loaded).distinct().toList();
  }

  /** What authorities are loaded from; asked when they are loaded, and when a file is checked. */
  private static Stream<TableName> origins(Pipeline pipeline) {
    return pipeline.authorities().stream()
        .map(Authority::origin)
        .filter(InTable.class::isInstance)
        .map(origin -> ((InTable) origin).table());
  }
}
