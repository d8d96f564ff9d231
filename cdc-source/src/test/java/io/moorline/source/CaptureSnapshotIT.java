package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.moorline.schemas.Captured.Op;
import io.moorline.schemas.Position;
import io.moorline.schemas.SnapshotLedger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Snapshots while somebody writes. */
class CaptureSnapshotIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int ROWS = 1500;
  private static final int MANY = 6000;
  private static final long SEED = Long.getLong("moorline.seed", System.nanoTime());

  @Test
  void shouldKnowWhatIsThereAlthoughTheSnapshotWasKilledTwiceWhileRowsChanged() throws Exception {
    try (CaptureScenario scenario = new CaptureScenario("killed_twice_in_snapshot")) {
      // Given
      fill(scenario, ROWS);
      scenario.setUp();
      List<Delivered> ghosts;
      try (RandomWrites writes = new RandomWrites(scenario, SEED, ROWS + ROWS / 10)) {
        // When
        killInTheSnapshotOf("plan", scenario);
        ghosts = scenario.kafka().rows("plan");
        scenario.execute(
            "DELETE FROM business.年金计划 WHERE 年金计划号 = '" + ghosts.get(0).value("年金计划号") + "'");
        awaitMore(writes);
        killInTheSnapshotOf("scale", scenario);
        awaitMore(writes);
        CaptureSource last = scenario.start();
        await().atMost(PATIENCE).until(() -> last.position("warehouse").isPresent());
        awaitMore(writes);
        writes.stop();
        scenario.captureAll(last);
      }

      // Then
      assertThat(scenario.kafka().read("plan"))
          .as("seed %d: generations", SEED)
          .filteredOn(record -> record.op() == Op.READ)
          .extracting(record -> record.position().epoch())
          .contains(1, 2, 3);
      assertThat(Belief.of("年金计划号", scenario.kafka().read("plan")).column("计划全称"))
          .as("seed %d: plans", SEED)
          .isEqualTo(table(scenario, "SELECT 年金计划号, 计划全称 FROM business.年金计划"));
      assertThat(Belief.of("id", scenario.kafka().read("scale")).column("期末规模"))
          .as("seed %d: facts", SEED)
          .isEqualTo(table(scenario, "SELECT id, 期末规模 FROM staging.规模明细"));
    }
  }

  @Test
  void shouldCaptureAgainExactlyWhatIsThereWhileRowsChange() throws Exception {
    try (CaptureScenario scenario = new CaptureScenario("again")) {
      // Given
      fill(scenario, ROWS);
      scenario.setUp();
      CaptureSource source = scenario.start(inBatchesOf(50));
      scenario.captureAll(source);
      try (RandomWrites writes = new RandomWrites(scenario, SEED, ROWS + ROWS / 10)) {
        // When
        for (String id : List.of("first", "second")) {
          scenario.kafka().askForSnapshot("plan", id);
          scenario.kafka().askForSnapshot("scale", id);
          await().atMost(PATIENCE).until(() -> isDone(scenario, "plan", id));
          await().atMost(PATIENCE).until(() -> isDone(scenario, "scale", id));
        }
        writes.stop();
        scenario.captureAll(source);
      }

      // Then
      assertAgainIsTrue(scenario, "plan", "年金计划号");
      assertAgainIsTrue(scenario, "scale", "id");
      assertThat(Belief.of("id", scenario.kafka().read("scale")).column("期末规模"))
          .isEqualTo(table(scenario, "SELECT id, 期末规模 FROM staging.规模明细"));
      assertNoSlotIsLeft(scenario);
    }
  }

  @Test
  void shouldCaptureAgainAlthoughItWasKilledMeanwhileAndIsFarBehind() throws Exception {
    try (CaptureScenario scenario = new CaptureScenario("again_killed")) {
      // Given
      fill(scenario, MANY);
      scenario.setUp();
      CaptureSource first = scenario.start();
      scenario.captureAll(first);
      first.close();
      try (RandomWrites writes = new RandomWrites(scenario, SEED, MANY)) {
        // When
        Process child = scenario.children().start(inBatchesOf(50));
        scenario.kafka().askForSnapshot("plan", "only");
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(10))
            .until(() -> Belief.of("年金计划号", scenario.kafka().rows("plan")).again().size() > 100);
        child.destroyForcibly().waitFor();
        assertThat(isDone(scenario, "plan", "only")).isFalse();
        awaitMore(writes);
        writes.stop();
        CaptureSource behind = scenario.start(inBatchesOf(25));
        await().atMost(PATIENCE).until(() -> isDone(scenario, "plan", "only"));
        scenario.captureAll(behind);
      }

      // Then
      assertAgainIsTrue(scenario, "plan", "年金计划号");
      assertThat(Belief.of("id", scenario.kafka().rows("scale")).again()).isEmpty();
      assertNoSlotIsLeft(scenario);
    }
  }

  @Test
  void shouldMarkWhatWasCapturedAgainAlthoughTheSourceStandsStill() {
    try (CaptureScenario scenario = new CaptureScenario("again_idle")) {
      // Given
      fill(scenario, 10);
      scenario.setUp();
      CaptureSource source = scenario.start();
      scenario.captureAll(source);

      // When
      scenario.kafka().askForSnapshot("plan", "only");
      await().atMost(PATIENCE).until(() -> isDone(scenario, "plan", "only"));

      // Then
      Position placed = Belief.of("年金计划号", scenario.kafka().rows("plan")).again().get(0).position();
      await().atMost(PATIENCE).until(() -> lastMarks(scenario).stream().noneMatch(placed::isAfter));
    }
  }

  /** Of every partition. */
  private static List<Position> lastMarks(CaptureScenario scenario) {
    return scenario.kafka().read("plan").stream()
        .filter(record -> record.op() == Op.MARK)
        .collect(Collectors.toMap(Delivered::partition, Delivered::position, (first, last) -> last))
        .values()
        .stream()
        .toList();
  }

  private static CapturePace inBatchesOf(int events) {
    return new CapturePace(events, Integer.MAX_VALUE, Duration.ofMinutes(10));
  }

  private static void fill(CaptureScenario scenario, int rows) {
    scenario.execute(
        """
        INSERT INTO business.年金计划 (年金计划号, 计划全称)
          SELECT 'P' || n, 'old' FROM generate_series(1, %1$d) n;
        INSERT INTO staging.规模明细 (id, 计划代码) SELECT n, 'old' FROM generate_series(1, %1$d) n
        """
            .formatted(rows));
  }

  private static boolean isDone(CaptureScenario scenario, String dataset, String id) {
    return scenario
        .kafka()
        .snapshotProgress(dataset, id)
        .filter(SnapshotLedger.Progress::done)
        .isPresent();
  }

  /** Whoever had read everything learned nothing new from it, and nothing old. */
  private static void assertAgainIsTrue(CaptureScenario scenario, String dataset, String key) {
    Belief belief = Belief.of(key, scenario.kafka().read(dataset));
    assertThat(belief.contradictions()).as("seed %d: %s", SEED, dataset).isEmpty();
    assertThat(belief.again()).as("seed %d: %s", SEED, dataset).hasSizeGreaterThan(100);
  }

  private static void assertNoSlotIsLeft(CaptureScenario scenario) {
    await()
        .until(
            () ->
                scenario
                    .query(
                        "SELECT count(*) FROM pg_replication_slots"
                            + " WHERE database = current_database()")
                    .equals("1"));
  }

  /** Some rows of the snapshot are committed in Kafka, others are not, and no mark closes it. */
  private static void killInTheSnapshotOf(String dataset, CaptureScenario scenario)
      throws Exception {
    int before = scenario.kafka().written(dataset);
    Process child = scenario.children().start(inBatchesOf(25));
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> scenario.kafka().written(dataset) > before + ROWS / 10);
    child.destroyForcibly().waitFor();
    int committed = scenario.kafka().rows(dataset).size();
    assertThat(committed).as("seed %d: rows of %s", SEED, dataset).isLessThan(before + ROWS);
    assertThat(scenario.kafka().read("plan")).noneMatch(record -> record.op() == Op.MARK);
  }

  private static void awaitMore(RandomWrites writes) {
    int before = writes.transactions();
    await().atMost(PATIENCE).until(() -> writes.transactions() > before + 150);
  }

  private static Map<Object, Object> table(CaptureScenario scenario, String sql)
      throws SQLException {
    Map<Object, Object> rows = new TreeMap<>();
    try (Connection connection = scenario.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        rows.put(row.getObject(1), String.valueOf(row.getObject(2)));
      }
    }
    return rows;
  }
}
