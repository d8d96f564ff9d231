package io.moorline.bench.capture;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.moorline.bench.Stack;
import io.moorline.cli.Setup;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.Catalogs;
import io.moorline.schemas.Catalog;
import io.moorline.source.CaptureSource;
import java.sql.SQLException;
import java.util.concurrent.Future;

/** All of cdc-source; a row counts when its Kafka transaction is committed. */
final class MoorlineCapture implements Capturing {

  private static final int PARTITIONS = 4;

  private static final String[] TABLES = {
    "CREATE TABLE customer (name text PRIMARY KEY)", "CREATE TABLE target (LIKE source)"
  };

  /** With a reference, so that there are marks; it has no rows. */
  private static final String DATASETS =
      """
      keys:
        name: [nfkc]
      references:
        customer:
          table: bench.public.customer
          key: { name: name }
      facts:
        source:
          from: bench.public.source
          into: bench.public.target
          key: [id]
          needs:
            customer:
              by: { name: name }
      """;

  private final Stack stack;
  private final Pipeline pipeline;
  private final Catalog catalog;
  private CaptureSource source;

  MoorlineCapture(Ground ground) throws SQLException {
    this.stack = ground.stack();
    stack.execute(Ground.DATABASE, TABLES);
    this.pipeline = stack.pipeline(Ground.DATABASE, PARTITIONS, DATASETS);
    Setup.plan(pipeline).forEach(Setup::execute);
    this.catalog = Catalogs.of(pipeline);
    this.source = fresh();
  }

  @Override
  public void start() {
    source.start();
  }

  @Override
  public long rows() {
    return source.eventsCaptured();
  }

  @Override
  public Future<?> ended() {
    return source.ended().toCompletableFuture();
  }

  @Override
  public void stop() {
    source.close();
    source = fresh();
  }

  @Override
  public void close() {
    stack.deleteTopics(pipeline);
  }

  private CaptureSource fresh() {
    return new CaptureSource(pipeline, catalog, new SimpleMeterRegistry());
  }
}
