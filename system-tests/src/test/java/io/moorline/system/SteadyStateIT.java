package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.moorline.sink.Sink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What facts cost whose references are known: one hop, no registry, few statements. */
@ExtendWith(World.class)
class SteadyStateIT {

  private static final int FACTS = 100_000;
  private static final int MORE = 10_000;
  private static final int MOST_STATEMENTS = 1_000;
  private static final Duration LONG = Duration.ofMinutes(4);

  @AfterEach
  void restore() {
    serverSetting("ALTER SYSTEM RESET log_statement");
    World.stack().startRegistry();
  }

  @Test
  void shouldCostLittleWhenReferencesAreKnown() throws IOException {
    try (Warehouse warehouse = Warehouse.ready("steady");
        Sql sql = warehouse.sql()) {
      // Given known references, and parts that have seen every schema
      sql.run(Facts.insertPlan("K1"), Facts.insertPortfolio("1", "K1"));
      warehouse.startSource();
      warehouse.startStreams();
      Sink sink = warehouse.startSink();
      String index = warehouse.topics().index().name();
      await().atMost(Duration.ofSeconds(60)).until(() -> Broker.read(index).size() >= 2);
      sql.run(Facts.insertKnown("W", 10));
      awaitWritten(sql, 10);
      serverSetting("ALTER SYSTEM SET log_statement = 'all'");

      // When the facts come faster than the sink: what a batch holds must not depend on how fast
      // the machine is
      warehouse.stop(sink);
      String changes = warehouse.topics().changes("scale_detail").name();
      long before = Broker.endOffsets(changes);
      sql.run(Facts.insertKnown("S", FACTS));
      await().atMost(LONG).until(() -> Broker.endOffsets(changes) >= before + FACTS);
      warehouse.startSink();
      awaitWritten(sql, FACTS + 10);

      // Then no fact was sent to another task
      assertThat(Broker.topics(warehouse.pipeline().name() + "."))
          .filteredOn(topic -> topic.endsWith("-repartition"))
          .isNotEmpty()
          .allMatch(topic -> Broker.endOffsets(topic) == 0);
      // And the database was asked seldom
      List<String> statements = statementsOfMoorline(sql);
      assertThat(statements.size()).as(summary(statements)).isBetween(1, MOST_STATEMENTS);

      // When the registry is away
      World.stack().stopRegistry();
      sql.run(Facts.insertKnown("R", MORE));

      // Then nobody misses it
      awaitWritten(sql, FACTS + MORE + 10);
    }
  }

  private static void awaitWritten(Sql sql, long count) {
    await().atMost(LONG).until(() -> sql.count("SELECT count(*) FROM business.规模明细") == count);
  }

  private static List<String> statementsOfMoorline(Sql sql) throws IOException {
    String mine = sql.text("SELECT current_database()") + "/moorline";
    String log =
        new String(
            Files.readAllBytes(World.stack().postgres().serverLog()), StandardCharsets.UTF_8);
    return log.lines()
        .filter(line -> line.startsWith(mine))
        .filter(line -> line.contains("LOG:  statement:") || line.contains("LOG:  execute "))
        .toList();
  }

  /** How often each kind of statement ran, for whoever has to find out. */
  private static String summary(List<String> statements) {
    return statements.stream()
        .collect(
            Collectors.groupingBy(
                statement -> statement.substring(0, Math.min(90, statement.length())),
                Collectors.counting()))
        .toString();
  }

  private static void serverSetting(String... statements) {
    try (Sql sql = new Sql(World.stack().postgres().connect("postgres"))) {
      sql.run(statements);
      sql.run("SELECT pg_reload_conf()");
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
