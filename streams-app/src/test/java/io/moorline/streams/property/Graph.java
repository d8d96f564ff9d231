package io.moorline.streams.property;

import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.PipelineParser;
import io.moorline.rules.pipeline.TableName;
import io.moorline.runtime.UserError;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.CdcSchema;
import io.moorline.schemas.Column;
import io.moorline.schemas.ColumnType;
import io.moorline.schemas.ColumnType.Kind;
import io.moorline.schemas.Names;
import io.moorline.schemas.Table;
import io.moorline.schemas.WireFormat;
import io.moorline.streams.MemoryRegistry;
import io.moorline.streams.model.DatasetModel;
import io.moorline.streams.model.Model;
import io.moorline.streams.model.ModelBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A random pipeline with its tables: up to five references, each pointing at some of those before
 * it, and facts that point at any. A row names the keys of all it may need in {@code up0} to {@code
 * up4}, so that whatever is derived from it can name its own.
 */
final class Graph {

  private static final String PROVENANCE =
      "_source, _needs_review bool, _derived_from_domain, _derived_at timestamptz";

  private static final int TRIES = 100;
  private final Random random;
  private final int references;
  private final int facts;
  private final List<Boolean> scoped = new ArrayList<>();
  private final Map<Catalog.Key, Table> tables = new HashMap<>();
  private final StringBuilder yaml = new StringBuilder();

  private final Model model;
  private final WireFormat wire = new WireFormat(new MemoryRegistry());
  private final Map<String, CdcSchema> schemas = new LinkedHashMap<>();

  private Graph(Random random, int partitions) {
    this.random = random;
    this.references = 1 + random.nextInt(5);
    this.facts = 1 + random.nextInt(2);
    head(partitions);
    for (int i = 0; i < references; i++) {
      scoped.add(chance(30));
      reference(i);
    }
    yaml.append("facts:\n");
    for (int i = 0; i < facts; i++) {
      fact("f" + i);
    }
    this.model = ModelBuilder.build(pipeline(), new Catalog(tables));
  }

  /** The first that is not refused: a column may be demanded that nothing derives. */
  static Graph of(int seed, int partitions) {
    Random random = new Random(seed);
    for (int i = 0; i < TRIES; i++) {
      try {
        return new Graph(random, partitions);
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
    return new Catalog(tables).get(name.database(), name.schema(), name.table());
  }

  CdcSchema schema(String dataset) {
    return schemas.computeIfAbsent(
        dataset, id -> CdcSchema.of("random", id, captured(model.dataset(id))));
  }

  @Override
  public String toString() {
    return yaml.toString();
  }

  private Pipeline pipeline() {
    return new PipelineParser(Names::encode)
        .parse(yaml.toString(), "pipeline.yml", variable -> Optional.of("secret"));
  }

  private void head(int partitions) {
    yaml.append(
        """
        pipeline: random
        domain: testing
        databases:
          warehouse: { url: "jdbc:postgresql://localhost/x", user: u, password: "${PASSWORD}" }
        target: warehouse
        kafka: { servers: "localhost:9092", partitions: %d }
        registry: { url: "http://localhost:8081" }
        keys:
          code: [nfkc, strip spaces, upper]
          number: [strip spaces, strip leading zeros, upper]
        references:
        """
            .formatted(partitions));
  }

  private void reference(int i) {
    String key = scoped.get(i) ? "tenant: code, code: code" : "code: code";
    yaml.append("  r%d:\n    id: r%d\n    table: warehouse.business.r%d\n".formatted(i, i, i));
    yaml.append(
        "    key: { %s }\n"
            .formatted(chance(70) ? key : key.replace("code: code", "code: number")));
    if (chance(20)) {
      yaml.append("    fill later: no\n");
    }
    List<Integer> parents = new ArrayList<>();
    for (int j = 0; j < i; j++) {
      if (chance(j == i - 1 ? 80 : 15)) {
        parents.add(j);
      }
    }
    needs(parents);
    referenceTable(i, parents);
  }

  private void referenceTable(int i, List<Integer> parents) {
    List<String> columns = new ArrayList<>();
    boolean surrogate = chance(40);
    if (surrogate) {
      columns.add("id int8 default");
    }
    columns.add("tenant");
    columns.add("code");
    for (int j = 0; j < i; j++) {
      columns.add("up" + j + (parents.contains(j) && chance(30) ? " !" : ""));
    }
    columns.add(chance(15) ? "a !" : "a");
    columns.add("b");
    columns.addAll(List.of(PROVENANCE.split(", ")));
    List<String> natural = scoped.get(i) ? List.of("tenant", "code") : List.of("code");
    table("business", "r" + i, columns, surrogate ? List.of("id") : natural);
  }

  private void fact(String name) {
    List<Integer> needed = new ArrayList<>();
    for (int j = 0; j < references; j++) {
      if (chance(j == references - 1 ? 70 : 30)) {
        needed.add(j);
      }
    }
    yaml.append(
        "  %1$s:\n    id: %1$s\n    from: warehouse.staging.%1$s\n    into: warehouse.business.%1$s\n"
            .formatted(name));
    yaml.append("    key: [id]\n");
    if (chance(20)) {
      yaml.append("    unresolved: quarantine\n");
    }
    needs(needed);
    List<String> staging = new ArrayList<>(List.of("id", "tenant", "a", "b"));
    List<String> mirror = new ArrayList<>(List.of("id", "tenant", "a"));
    for (int j = 0; j < references; j++) {
      staging.add("up" + j);
      mirror.add("up" + j + (needed.contains(j) && chance(15) ? " !" : ""));
    }
    table("staging", name, staging, List.of("id"));
    table("business", name, mirror, List.of("id"));
  }

  private void needs(List<Integer> needed) {
    if (!needed.isEmpty()) {
      yaml.append("    needs:\n");
    }
    for (int j : needed) {
      yaml.append("      r%d:\n".formatted(j));
      yaml.append(
          "        by: { %scode: up%d }\n".formatted(scoped.get(j) ? "tenant: tenant, " : "", j));
      derive(j);
      if (chance(10)) {
        yaml.append("        mode: fill_null_only\n");
      }
    }
  }

  private void derive(int j) {
    List<String> columns = new ArrayList<>(List.of("a: a", "b: b"));
    if (!scoped.get(j)) {
      columns.add("tenant: tenant");
    }
    for (int up = 0; up < j; up++) {
      columns.add("up" + up + ": up" + up);
    }
    columns.removeIf(column -> chance(10));
    if (!columns.isEmpty()) {
      yaml.append("        derive: { %s }\n".formatted(String.join(", ", columns)));
    }
  }

  private void table(String schema, String name, List<String> columns, List<String> primaryKey) {
    tables.put(
        new Catalog.Key("warehouse", schema, name),
        new Table(schema, name, columns.stream().map(Graph::column).toList(), primaryKey));
  }

  private static Column column(String text) {
    Kind kind = Kind.TEXT;
    if (text.contains("int8")) {
      kind = Kind.INT8;
    } else if (text.contains("bool")) {
      kind = Kind.BOOLEAN;
    } else if (text.contains("timestamptz")) {
      kind = Kind.TIMESTAMPTZ;
    }
    return new Column(
        text.split(" ")[0],
        ColumnType.of(kind),
        !text.endsWith("!"),
        text.contains("default"),
        true);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
