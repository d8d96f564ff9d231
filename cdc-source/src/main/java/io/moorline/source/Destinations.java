package io.moorline.source;

import io.micrometer.core.instrument.MeterRegistry;
import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.pipeline.TableName;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.CdcSchema;
import io.moorline.schemas.Table;
import io.moorline.schemas.Topic;
import io.moorline.schemas.Topics;
import io.moorline.schemas.WireFormat;
import io.moorline.schemas.message.Quarantined;
import io.moorline.source.CaptureWriter.TableKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the rows and marks of one database go. */
final class Destinations {

  private final CdcSchemas schemas;
  private final Catalog catalog;
  private final Topics topics;
  private final WireFormat wire;
  private final MeterRegistry metrics;
  private final List<Dataset> datasets;
  private final String database;
  private final int maxBytes;

  Destinations(
      Pipeline pipeline,
      Catalog catalog,
      Database database,
      Topics topics,
      WireFormat wire,
      MeterRegistry metrics,
      int maxBytes) {
    this.schemas = new CdcSchemas(pipeline.name());
    this.catalog = catalog;
    this.topics = topics;
    this.wire = wire;
    this.metrics = metrics;
    this.datasets = CapturedTables.datasets(pipeline, database);
    this.database = database.name();
    this.maxBytes = maxBytes;
  }

  Set<String> topics() {
    return datasets.stream()
        .map(dataset -> topics.cdc(dataset.id()).name())
        .collect(Collectors.toSet());
  }

  /** Registers all schemas that are known now, so that rows need the registry no more. */
  void warmUp() {
    for (Dataset dataset : datasets) {
      CdcSchema schema = schema(dataset);
      Topic topic = topics.cdc(dataset.id());
      wire.warmUp(WireFormat.keySubject(topic), schema.key());
      wire.warmUp(WireFormat.valueSubject(topic), schema.value());
    }
    wire.warmUp(WireFormat.valueSubject(topics.quarantine()), Quarantined.getClassSchema());
  }

  Marks marks() {
    return new Marks(
        datasets.stream()
            .map(
                dataset ->
                    new Marks.Target(
                        dataset.table(),
                        topics.cdc(dataset.id()),
                        schema(dataset),
                        dataset instanceof Reference))
            .toList(),
        wire);
  }

  Map<TableKey, CapturedTable> tables(String unavailable) {
    Map<TableName, List<Dataset>> byTable =
        datasets.stream().collect(Collectors.groupingBy(Dataset::table));
    return byTable.entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> new TableKey(entry.getKey().schema(), entry.getKey().table()),
                entry -> table(entry.getKey(), entry.getValue(), unavailable)));
  }

  private CapturedTable table(TableName name, List<Dataset> fed, String unavailable) {
    List<DatasetRows> rows = fed.stream().map(dataset -> rows(dataset, unavailable)).toList();
    return new CapturedTable(name, rows, metrics);
  }

  private DatasetRows rows(Dataset dataset, String unavailable) {
    ShapeContext context =
        new ShapeContext(
            schemas,
            dataset.id(),
            dataset.table().schema(),
            dataset.table().table(),
            shape(dataset).primaryKey(),
            unavailable);
    SetAside setAside = new SetAside(topics.quarantine(), wire, maxBytes);
    return new DatasetRows(database, context, topics.cdc(dataset.id()), wire, setAside, maxBytes);
  }

  private CdcSchema schema(Dataset dataset) {
    return schemas.of(dataset.id(), shape(dataset));
  }

  private Table shape(Dataset dataset) {
    TableName name = dataset.table();
    return catalog.get(name.database(), name.schema(), name.table());
  }
}
