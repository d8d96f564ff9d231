package io.moorline.streams.property;

import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.PipelineParser;
import io.moorline.rules.pipeline.TableName;
import io.moorline.runtime.UserError;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.CdcSchema;
import io.moorline.schemas.Names;
import io.moorline.schemas.Table;
import io.moorline.schemas.WireFormat;
import io.moorline.streams.MemoryRegistry;
import io.moorline.streams.model.DatasetModel;
import io.moorline.streams.model.Model;
import io.moorline.streams.model.ModelBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A random pipeline with its tables. */
final class Graph {

  private static final int TRIES = 100;

  private final String yaml;
  private final Catalog catalog;
  private final Model model;
  private final WireFormat wire = new WireFormat(new MemoryRegistry());
  private final Map<String, CdcSchema> schemas = new LinkedHashMap<>();

  private Graph(Draft draft) {
    this.yaml = draft.yaml();
    this.catalog = new Catalog(draft.tables());
    this.model = ModelBuilder.build(pipeline(), catalog);
  }

  /** The first that is not refused: a column may be demanded that nothing derives. */
  static Graph of(int seed, int partitions) {
    Random random = new Random(seed);
    for (int i = 0; i < TRIES; i++) {
      try {
        return new Graph(new Draft(random, partitions));
      } catch (UserError refused) {
        continue;
      }
    }
    throw new IllegalStateException("every pipeline is refused");
  }

  Model model() {
    return model;
  }

  WireFormat wire() {
    return wire;
  }

  Table captured(DatasetModel dataset) {
    TableName name = dataset.dataset().table();
    return catalog.get(name.database(), name.schema(), name.table());
  }

  CdcSchema schema(String dataset) {
    return schemas.computeIfAbsent(
        dataset, id -> CdcSchema.of("random", id, captured(model.dataset(id))));
  }

  @Override
  public String toString() {
    return yaml;
  }

  private Pipeline pipeline() {
    return new PipelineParser(Names::encode)
        .parse(yaml, "pipeline.yml", variable -> Optional.of("secret"));
  }
}
