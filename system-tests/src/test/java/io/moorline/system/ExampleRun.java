package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.moorline.demo.Counts;
import io.moorline.demo.Figures;
import io.moorline.demo.GroupLag;
import io.moorline.demo.PipelineFlow;
import io.moorline.demo.Quiet;
import io.moorline.demo.example.Elsewhere;
import io.moorline.demo.example.Example;
import io.moorline.demo.example.Generator;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.sink.Sink;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An example with all its parts, from the first row to the last, as the demo runs it. */
final class ExampleRun implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private final Warehouse warehouse;
  private final Generator generator;
  private final Sql sql;
  private Sink sink;

  private ExampleRun(Warehouse warehouse, Generator generator) {
    this.warehouse = warehouse;
    this.generator = generator;
    this.sql = warehouse.sql();
  }

  /** Returns when everything has come to rest. */
  static ExampleRun finished(
      String name, Example example, Map<String, String> choices, int rows, long seed)
      throws SQLException {
    Warehouse warehouse = Warehouse.ready(name, example, choices);
    ExampleRun run = new ExampleRun(warehouse, example.generator().create(rows, seed));
    warehouse.authorities().ifPresent(server -> run.generator.find(server.elsewhere()));
    run.generator.enterEarly(run.sql.connection());
    warehouse.startSource();
    warehouse.startStreams();
    run.sink = warehouse.startSink();
    run.load();
    return run;
  }

  /** The whole load, once more when it was loaded before. */
  void load() throws SQLException {
    generator.load(warehouse::connect, rows -> {});
    awaitRest();
    generator.enterLate(sql.connection());
    await()
        .pollInterval(LOOK_EVERY)
        .atMost(PATIENCE.multipliedBy(2))
        .until(() -> generator.hasArrived(sql.connection()));
    awaitRest();
  }

  /** What the example has beside its database. */
  Elsewhere elsewhere() {
    return warehouse.authorities().orElseThrow().elsewhere();
  }

  /** Everything that the sink has written is written again. */
  void replay() throws SQLException {
    warehouse.stop(sink);
    Broker.rewind(warehouse.topics().sinkGroup());
    sink = warehouse.startSink();
    awaitRest();
  }

  void awaitRest() throws SQLException {
    Pipeline pipeline = warehouse.pipeline();
    try (Counts counts = new Counts(pipeline);
        GroupLag lag = new GroupLag(pipeline)) {
      Quiet quiet = new Quiet(new PipelineFlow(counts, lag), PATIENCE, System.nanoTime());
      await()
          .pollInterval(LOOK_EVERY)
          .atMost(PATIENCE.multipliedBy(2))
          .until(() -> quiet.reached(System.nanoTime()));
    }
  }

  /** What {@code moorline demo --once} would tell. */
  Figures figures() throws SQLException {
    try (Counts counts = new Counts(warehouse.pipeline());
        Connection connection = warehouse.connect()) {
      return counts.figures(0, generator.oddities(connection), 0);
    }
  }

  Sql sql() {
    return sql;
  }

  /** The group whose committed offsets are the watermark. */
  String sinkGroup() {
    return warehouse.topics().sinkGroup();
  }

  /** Every version of every row there is, those of the change_log included. */
  List<List<String>> versions(String... tables) {
    StringBuilder query =
        new StringBuilder(
            "SELECT 'log', ctid::text, xmin::text, batch || ' ' || place"
                + " FROM moorline.change_log_entry");
    for (String table : tables) {
      query.append(
          " UNION ALL SELECT '%1$s', ctid::text, xmin::text, t::text FROM %1$s t".formatted(table));
    }
    List<List<String>> versions = sql.rows(query + " ORDER BY 1, 2");
    assertThat(versions).isNotEmpty();
    return versions;
  }

  @Override
  public void close() {
    warehouse.close();
  }
}
