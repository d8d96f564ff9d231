package io.moorline.streams.model;

import io.moorline.rules.pipeline.Authority;
import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.InPlace;
import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.pipeline.TableName;
import io.moorline.rules.resolve.Links;
import io.moorline.rules.resolve.Provenance;
import io.moorline.rules.resolve.Requirements;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.Column;
import io.moorline.schemas.Table;
import io.moorline.schemas.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Joins a pipeline with the catalog, or refuses with everything that does not fit. */
public final class ModelBuilder {

  private final Pipeline pipeline;
  private final Catalog catalog;
  private final Topics topics;
  private final Provenance provenance;

  private ModelBuilder(Pipeline pipeline, Catalog catalog) {
    this.pipeline = pipeline;
    this.catalog = catalog;
    this.topics =
        new Topics(pipeline.name(), pipeline.kafka().partitions(), pipeline.kafka().keep());
    this.provenance = new Provenance(pipeline.columns(), pipeline.domain());
  }

  public static Model build(Pipeline pipeline, Catalog catalog) {
    List<String> problems = new ModelCheck(pipeline, catalog).problems();
    if (!problems.isEmpty()) {
      throw new UserError(
          ExitCode.REFUSED,
          "the pipeline does not fit its databases: " + String.join("; ", problems),
          "Run moorline setup to see the DDL that the pipeline needs, or correct the pipeline.");
    }
    return new ModelBuilder(pipeline, catalog).model();
  }

  private Model model() {
    Map<String, DatasetModel> byId = new LinkedHashMap<>();
    Map<String, CapturedModel> byTopic = new LinkedHashMap<>();
    for (Dataset dataset : pipeline.datasets()) {
      DatasetModel model = model(dataset);
      byId.put(dataset.id(), model);
      byTopic.put(topics.cdc(dataset.id()).name(), model);
    }
    for (ReferenceModel reference : references(byId)) {
      for (Authority authority : reference.dataset().authorities()) {
        byTopic.put(topics.cdc(authority.id()).name(), authority(authority, reference));
      }
    }
    return new Model(pipeline, topics, byId, byTopic);
  }

  private static List<ReferenceModel> references(Map<String, DatasetModel> byId) {
    return byId.values().stream()
        .filter(ReferenceModel.class::isInstance)
        .map(ReferenceModel.class::cast)
        .toList();
  }

  private AuthorityModel authority(Authority authority, ReferenceModel reference) {
    Set<String> said = new TreeSet<>(said(reference.dataset()));
    if (!authority.columns().isEmpty()) {
      said.retainAll(authority.columns().keySet());
    }
    return new AuthorityModel(pipeline, authority, reference, said);
  }

  /** Beside the key; the ids of its own rows, and where they come from, the target knows alone. */
  private List<String> said(Reference reference) {
    Table table = table(reference.table());
    return table.columns().stream()
        .filter(Column::writable)
        .map(Column::name)
        .filter(column -> !reference.key().containsKey(column))
        .filter(column -> !table.primaryKey().contains(column))
        .filter(column -> !provenance.columns().contains(column))
        .toList();
  }

  private DatasetModel model(Dataset dataset) {
    if (dataset instanceof Reference reference) {
      return reference(reference);
    } else if (dataset instanceof Fact fact) {
      return fact(fact);
    }
    return inPlace((InPlace) dataset);
  }

  private ReferenceModel reference(Reference reference) {
    Table table = table(reference.table());
    List<String> key = List.copyOf(reference.key().keySet());
    List<String> mandatory =
        table.columns().stream().filter(Column::required).map(Column::name).toList();
    return new ReferenceModel(
        reference,
        new Shape(table),
        changes(reference, table, key, written(reference)),
        Requirements.derivable(pipeline, reference),
        Requirements.fillable(pipeline, reference),
        Requirements.linked(pipeline, reference),
        Requirements.required(reference, provenance, mandatory),
        provenance);
  }

  private List<String> written(Reference reference) {
    List<String> derived = Requirements.written(pipeline, reference, provenance);
    List<String> said = reference.authorities().isEmpty() ? List.of() : said(reference);
    return Stream.concat(derived.stream(), said.stream()).distinct().toList();
  }

  private FactModel fact(Fact fact) {
    Table from = table(fact.table());
    Table into = table(fact.into());
    return new FactModel(
        fact, new Shape(from), changes(fact, into, fact.key(), mirrored(fact, from, into)));
  }

  private InPlaceModel inPlace(InPlace inPlace) {
    Table table = table(inPlace.table());
    List<String> columns =
        Stream.of(
                table.primaryKey().stream(),
                inPlace.normalize().keySet().stream(),
                inPlace.needs().stream().flatMap(need -> need.deciding().stream()),
                Links.columns(inPlace).stream(),
                anchors(inPlace).flatMap(need -> need.link().keySet().stream()))
            .flatMap(stream -> stream)
            .distinct()
            .toList();
    return new InPlaceModel(
        inPlace,
        pipeline.references(),
        new Shape(table),
        changes(inPlace, table, table.primaryKey(), columns));
  }

  /** The needs of other rows that link rows of this dataset. */
  private Stream<Need> anchors(InPlace inPlace) {
    return pipeline.datasets().stream()
        .flatMap(dataset -> dataset.needs().stream())
        .filter(
            need -> need.of().filter(other -> other.dataset().equals(inPlace.name())).isPresent());
  }

  private ChangesTable changes(
      Dataset dataset, Table table, List<String> key, List<String> columns) {
    return ChangesTable.of(
        pipeline.name(), dataset.id(), topics.changes(dataset.id()), table, key, columns);
  }

  /**
   * What both tables have, by name, and what links fill. What the database writes itself, or
   * Moorline beside the row, is not copied.
   */
  private List<String> mirrored(Fact fact, Table from, Table into) {
    Set<String> own = Set.of(pipeline.columns().sourcePosition(), pipeline.columns().dataVersion());
    Set<String> links = Links.columns(fact);
    return into.columns().stream()
        .filter(column -> column.writable() && !own.contains(column.name()))
        .map(Column::name)
        .filter(column -> from.has(column) || links.contains(column))
        .toList();
  }

  private Table table(TableName name) {
    return catalog.get(name.database(), name.schema(), name.table());
  }
}
