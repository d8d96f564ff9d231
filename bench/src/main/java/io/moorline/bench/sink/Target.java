package io.moorline.bench.sink;

import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.CatalogReader;
import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.Topics;
import io.moorline.sink.SinkSetup;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** The table as a mirror of a pipeline, set up as {@code moorline setup} does. */
record Target(Pipeline pipeline, Catalog catalog, Topics topics) {

  static final String DATASET = "target";

  private static final String MIRROR =
      """
      sink: { rows per batch: %d }
      facts:
        target:
          from: bench.public.source
          into: bench.public.target
          key: [id]
      """;

  static Target setUp(Ground ground, int partitions) throws SQLException {
    var stack = ground.stack();
    stack.execute(Ground.DATABASE, "CREATE TABLE source AS TABLE target");
    Pipeline pipeline = stack.pipeline(Ground.DATABASE, partitions, MIRROR.formatted(Ground.BATCH));
    for (String statement : SinkSetup.statements(pipeline, catalog(pipeline))) {
      stack.execute(Ground.DATABASE, statement);
    }
    Topics topics =
        new Topics(pipeline.name(), pipeline.kafka().partitions(), pipeline.kafka().keep());
    KafkaTopics.ensure(pipeline.kafka(), topics.all(List.of(), List.of(DATASET), List.of()));
    return new Target(pipeline, catalog(pipeline), topics);
  }

  private static Catalog catalog(Pipeline pipeline) {
    return CatalogReader.read(
        pipeline.databases(),
        pipeline.datasets().stream()
            .map(Fact.class::cast)
            .flatMap(fact -> Stream.of(fact.table(), fact.into()))
            .toList());
  }
}
