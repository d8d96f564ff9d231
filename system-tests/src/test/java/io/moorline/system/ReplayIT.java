package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.moorline.sink.Sink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Changes are read again: what is there stays untouched, what is missing or wrong is repaired. */
@ExtendWith(World.class)
class ReplayIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int FACTS = 300;

  /** What nobody may write over an intact database: every version of every row, and the log. */
  private static final String EVERY_VERSION =
      """
      SELECT '规模明细', ctid::text, xmin::text, t::text FROM business.规模明细 t
      UNION ALL SELECT '年金计划', ctid::text, xmin::text, t::text FROM business.年金计划 t
      UNION ALL SELECT '组合计划', ctid::text, xmin::text, t::text FROM business.组合计划 t
      UNION ALL SELECT 'log', ctid::text, xmin::text, batch || ' ' || place
        FROM moorline.change_log_entry
      ORDER BY 1, 2\
      """;

  private static final String MIRROR = "SELECT t::text FROM business.规模明细 t ORDER BY 月度, 流水号";

  private Warehouse warehouse;
  private Sql sql;
  private Sink sink;

  @TempDir private Path directory;

  @BeforeEach
  void load() {
    warehouse = Warehouse.ready("replay");
    sql = warehouse.sql();
    sql.run(Facts.insertPlan("K1"), Facts.insertPortfolio("1", "K1"));
    warehouse.startSource();
    warehouse.startStreams();
    sink = warehouse.startSink();
    sql.run(Facts.insertKnown("R", FACTS), Facts.insert("D1", "NEW", "77"));
    awaitMirror("TRUE", FACTS + 1);
    sql.run("UPDATE staging.规模明细 SET 期末规模 = 7, 流入 = 1 WHERE 流水号 LIKE 'R1%'");
    awaitMirror("流入 = 1", sql.count("SELECT count(*) FROM staging.规模明细 WHERE 流入 = 1"));
    awaitRead();
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void shouldRefuseWhileTheSinkRuns() {
    // When
    DemoProcess replay = replay("--execute");

    // Then
    assertThat(replay.exitCode()).as(replay.errors()).isEqualTo(4);
    assertThat(replay.errors()).contains("has 1 member: stop them").contains("to fix:");
    assertThat(replay.output()).isEmpty();
  }

  @Test
  void shouldChangeNothingByAPlanOrByAMistake() throws IOException {
    // Given
    warehouse.stop(sink);
    var offsets = Broker.committed(warehouse.topics().sinkGroup());

    // When
    DemoProcess plan = replay("-o", "json", "--verify");
    DemoProcess tooFar = replay("--from", "999999", "--execute");
    DemoProcess future = replay("--from", "2031-01-01T00:00:00Z", "--execute");
    DemoProcess unknown = replay("--dataset", "nobody", "--execute");

    // Then
    assertThat(plan.exitCode()).as(plan.errors()).isZero();
    JsonNode json = new ObjectMapper().readTree(plan.output());
    assertThat(json.get("records").asLong()).isGreaterThanOrEqualTo(FACTS);
    assertThat(json.get("executed").asBoolean()).isFalse();
    for (DemoProcess mistake : List.of(tooFar, future, unknown)) {
      assertThat(mistake.exitCode()).as(mistake.errors()).isEqualTo(2);
    }
    assertThat(unknown.errors()).contains("scale_detail");
    assertThat(Broker.committed(warehouse.topics().sinkGroup())).isEqualTo(offsets);
    assertThat(sql.count("SELECT count(*) FROM moorline.verification")).isZero();
  }

  @Test
  void shouldWriteNothingOverAnIntactDatabase() {
    // Given
    List<List<String>> before = sql.rows(EVERY_VERSION);

    for (String[] how : new String[][] {{"--execute"}, {"--verify", "--execute"}}) {
      // When
      warehouse.stop(sink);
      DemoProcess replay = replay(how);
      sink = warehouse.startSink();
      awaitRead();

      // Then
      assertThat(replay.exitCode()).as(replay.errors()).isZero();
      assertThat(replay.output()).contains("to undo this", "kafka-consumer-groups");
      assertThat(sql.rows(EVERY_VERSION)).isEqualTo(before);
      assertThat(sql.count("SELECT count(*) FROM moorline.verification")).isZero();
    }
  }

  @Test
  void shouldObeyAnOperatorsToolAndBringBackWhatWasDeleted() {
    // Given
    warehouse.stop(sink);
    List<List<String>> before = sql.rows(MIRROR);
    long entries = sql.count("SELECT count(*) FROM moorline.change_log");
    sql.run("DELETE FROM business.规模明细");

    // When the group's offsets go back to the beginning
    Broker.rewind(warehouse.topics().sinkGroup());
    sink = warehouse.startSink();
    awaitRead();

    // Then
    assertThat(sql.rows(MIRROR)).isEqualTo(before);
    assertThat(sql.count("SELECT count(*) FROM moorline.change_log"))
        .isGreaterThanOrEqualTo(entries + before.size());
  }

  @Test
  void shouldRepairExactlyWhatHandsHaveDone() {
    // Given
    warehouse.stop(sink);
    List<List<String>> before = sql.rows(MIRROR);
    long entries = sql.count("SELECT count(*) FROM moorline.change_log");
    sql.run(
        "DELETE FROM business.规模明细 WHERE 流水号 = 'R2'",
        "UPDATE business.规模明细 SET 期末规模 = 666, 计划名称 = NULL WHERE 流水号 = 'R150'",
        "UPDATE business.规模明细 SET 流出 = 0.01 WHERE 流水号 = 'R7'");

    // When
    DemoProcess replay = replay("--verify", "--execute");
    sink = warehouse.startSink();
    awaitRead();

    // Then
    assertThat(replay.exitCode()).as(replay.errors()).isZero();
    assertThat(sql.rows(MIRROR)).isEqualTo(before);
    assertThat(
            sql.rows(
                """
                SELECT after_json ->> '流水号', operation, changed_fields #>> '{期末规模,old}',
                  changed_fields #>> '{期末规模,new}', changed_fields #>> '{流出,old}'
                FROM moorline.change_log
                WHERE after_raw ->> 'backfill' = 'verify' ORDER BY 1\
                """))
        .containsExactly(
            Arrays.asList("R150", "update", "666.00", "7.00", null),
            Arrays.asList("R2", "insert", null, "2.00", null),
            Arrays.asList("R7", "update", null, null, "0.01"));
    assertThat(sql.count("SELECT count(*) FROM moorline.change_log")).isEqualTo(entries + 3);
    assertThat(sql.count("SELECT count(*) FROM moorline.verification")).isZero();
  }

  private DemoProcess replay(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("replay", "-f", warehouse.pipelineFile().toString()));
    arguments.addAll(List.of(options));
    return new Command(warehouse, directory).run(arguments.toArray(String[]::new));
  }

  /** Kafka knows that everything is written, and the sink has nothing under way. */
  private void awaitRead() {
    String group = warehouse.topics().sinkGroup();
    await().atMost(SOON).until(() -> sink.idle() && Broker.lag(group) == 0);
  }

  private void awaitMirror(String where, long count) {
    await()
        .atMost(SOON)
        .until(() -> sql.count("SELECT count(*) FROM business.规模明细 WHERE " + where) == count);
  }
}
