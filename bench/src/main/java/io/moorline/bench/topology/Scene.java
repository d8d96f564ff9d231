package io.moorline.bench.topology;

import io.moorline.bench.Shape;
import io.moorline.bench.Stack;
import io.moorline.cli.Setup;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.Catalogs;
import io.moorline.runtime.KafkaTopics;
import io.moorline.runtime.Registries;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.Table;
import io.moorline.schemas.Topics;
import io.moorline.schemas.WireFormat;
import java.sql.SQLException;
import java.util.List;

/** The pipeline of a scenario, its tables, which stay empty, and its topics. */
record Scene(Stack stack, Rows rows, Pipeline pipeline, Catalog catalog, Topics topics)
    implements AutoCloseable {

  static final int PARTITIONS = 4;
  static final String FACTS = "source";
  static final String LOADED = "target";

  static final String DATABASE = "bench";

  static Scene setUp(Stack stack, Rows rows) throws SQLException {
    Scenario scenario = rows.scenario();
    stack.createDatabase(DATABASE);
    stack.execute(DATABASE, scenario.ddl(Shape.BIGINT.ddl(FACTS)).toArray(String[]::new));
    Pipeline pipeline = stack.pipeline(DATABASE, PARTITIONS, scenario.datasets());
    Setup.plan(pipeline).forEach(Setup::execute);
    Topics topics = new Topics(pipeline.name(), PARTITIONS, pipeline.kafka().keep());
    Scene scene = new Scene(stack, rows, pipeline, Catalogs.of(pipeline), topics);
    List<String> captured = pipeline.datasets().stream().map(dataset -> dataset.id()).toList();
    KafkaTopics.ensure(pipeline.kafka(), topics.all(captured, captured, List.of()));
    return scene;
  }

  WireFormat wire() {
    return new WireFormat(Registries.of(pipeline.registry()));
  }

  Table table(String name) {
    return catalog.get(DATABASE, "public", name);
  }

  /** The datasets of the references. */
  List<String> references() {
    return rows.scenario().referenceIds();
  }

  /** Makes room on the disk. */
  @Override
  public void close() {
    stack.deleteTopics(pipeline);
  }
}
