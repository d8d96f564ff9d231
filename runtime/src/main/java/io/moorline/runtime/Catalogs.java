package io.moorline.runtime;

import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.TableName;
import io.moorline.schemas.Catalog;
import java.util.List;
import java.util.stream.Stream;

/** The catalog of a pipeline: all the tables it names, and none missing. */
public final class Catalogs {

  private Catalogs() {}

  public static Catalog of(Pipeline pipeline) {
    List<TableName> names = tables(pipeline);
    Catalog catalog = CatalogReader.read(pipeline.databases(), names);
    List<String> absent =
        names.stream()
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

  private static List<TableName> tables(Pipeline pipeline) {
    Stream<TableName> captured = pipeline.datasets().stream().map(Dataset::table);
    Stream<TableName> loaded = pipeline.facts().values().stream().map(Fact::into);
    return Stream.concat(captured, loaded).distinct().toList();
  }
}
