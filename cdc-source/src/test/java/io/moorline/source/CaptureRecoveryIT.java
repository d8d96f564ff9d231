package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import io.moorline.schemas.Captured.Op;
import io.moorline.schemas.Position;
import java.io.StringReader;
import java.sql.Connection;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

class CaptureRecoveryIT {

  private static final int WHOLE = Integer.MAX_VALUE;

  @Test
  void shouldGoOnWhereItStopped() throws Exception {
    try (CaptureScenario scenario = new CaptureScenario("resume")) {
      // Given
      scenario.setUp();
      CaptureSource first = scenario.start();
      scenario.captureAll(first);
      scenario.execute("INSERT INTO staging.规模明细 (id) SELECT generate_series(1, 100)");
      scenario.captureAll(first);

      // When
      first.close();
      scenario.execute("INSERT INTO staging.规模明细 (id) SELECT generate_series(101, 200)");
      copy(scenario, 201, 300);
      scenario.captureAll(scenario.start());

      // Then
      assertThat(first.ended().toCompletableFuture()).isCompleted();
      assertEachOnce(scenario.kafka().rows("scale"), 300);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, WHOLE})
  void shouldLoseNothingWhenKilledInACopy(int partEvents) throws Exception {
    try (CaptureScenario scenario = new CaptureScenario("killed_in_copy_" + partEvents)) {
      // Given
      int rows = 3000;
      scenario.setUp();
      Process child =
          scenario.children().start(new CapturePace(3, partEvents, Duration.ofMinutes(10)));
      await().atMost(Duration.ofMinutes(2)).until(() -> scenario.kafka().written("plan") > 0);
      scenario.execute("INSERT INTO staging.规模明细 (id) VALUES (1)");

      // When
      copy(scenario, 2, rows);
      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> scenario.kafka().rowsWritten("scale") > 20);
      child.destroyForcibly().waitFor();
      int before = scenario.kafka().rows("scale").size();
      scenario.captureAll(scenario.start());

      // Then
      assertThat(before).isBetween(1, rows - 1);
      assertEachOnce(scenario.kafka().rows("scale"), rows);
      assertThat(scenario.kafka().rows("scale"))
          .extracting(Delivered::position)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldBeginAnewWhenKilledInTheSnapshot() throws Exception {
    try (CaptureScenario scenario = new CaptureScenario("killed_in_snapshot")) {
      // Given
      int rows = 3000;
      scenario.execute(
          "INSERT INTO business.年金计划 (年金计划号) SELECT 'P' || n FROM generate_series(1, "
              + rows
              + ") n");
      scenario.setUp();
      Process child = scenario.children().start(new CapturePace(3, WHOLE, Duration.ofMinutes(10)));
      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> scenario.kafka().written("plan") > 20);
      child.destroyForcibly().waitFor();
      List<Delivered> ghosts = scenario.kafka().rows("plan");

      // When
      scenario.execute("DELETE FROM business.年金计划 WHERE 年金计划号 = 'P1'");
      scenario.captureAll(scenario.start());

      // Then
      assertThat(ghosts).hasSizeBetween(1, rows - 1);
      List<Delivered> all = scenario.kafka().read("plan");
      Delivered mark =
          all.stream().filter(record -> record.op() == Op.MARK).findFirst().orElseThrow();
      long generation = mark.captured().source().generation();
      assertThat(generation).isGreaterThan(ghosts.get(0).captured().source().generation());
      assertThat(mark.position()).isEqualTo(new Position(2, generation, 0));
      assertThat(all)
          .filteredOn(record -> record.op() == Op.READ)
          .filteredOn(record -> record.captured().source().generation() == generation)
          .extracting(record -> record.value("年金计划号"))
          .hasSize(rows - 1)
          .doesNotHaveDuplicates()
          .doesNotContain("P1");
    }
  }

  @Test
  void shouldRefuseASlotThatWasRecreated() throws Exception {
    try (CaptureScenario scenario = new CaptureScenario("slot_recreated")) {
      // Given
      scenario.setUp();
      CaptureSource first = scenario.start();
      scenario.captureAll(first);
      first.close();
      String slot = "moorline_slot_recreated_warehouse";
      scenario.execute("INSERT INTO staging.规模明细 (id) VALUES (1)");
      scenario.execute("SELECT pg_drop_replication_slot('" + slot + "')");
      scenario.execute("SELECT pg_create_logical_replication_slot('" + slot + "', 'pgoutput')");

      // When
      CaptureSource second = scenario.start();

      // Then
      assertThatThrownBy(() -> second.ended().toCompletableFuture().get(20, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOfSatisfying(
              UserError.class,
              error -> {
                assertThat(error.exitCode()).isEqualTo(ExitCode.REFUSED);
                assertThat(error).hasMessageContaining("it was recreated or moved");
                assertThat(error.remedy()).contains("pg_drop_replication_slot('" + slot + "')");
              });
    }
  }

  @Test
  void shouldGiveWayToASecondProcess() {
    try (CaptureScenario scenario = new CaptureScenario("takeover")) {
      // Given
      scenario.setUp();
      CaptureSource first = scenario.start();
      scenario.captureAll(first);

      // When
      CaptureSource second = scenario.start();

      // Then
      assertThatThrownBy(() -> first.ended().toCompletableFuture().get(30, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(UserError.class)
          .hasMessageContaining("another process has taken over");
      scenario.execute("INSERT INTO staging.规模明细 (id) SELECT generate_series(1, 10)");
      scenario.captureAll(second);
      assertEachOnce(scenario.kafka().rows("scale"), 10);
    }
  }

  @Test
  void shouldTakeOverFromAFrozenProcessThatWakesUpLater() throws Exception {
    try (CaptureScenario scenario = new CaptureScenario("frozen")) {
      // Given
      scenario.execute("ALTER DATABASE frozen SET wal_sender_timeout = '5s'");
      scenario.setUp();
      Process child = scenario.children().start(CapturePace.DEFAULT);
      await().atMost(Duration.ofMinutes(2)).until(() -> scenario.kafka().written("plan") > 0);
      scenario.execute("INSERT INTO staging.规模明细 (id) VALUES (1)");
      await().atMost(Duration.ofMinutes(2)).until(() -> scenario.kafka().rowsWritten("scale") > 0);
      signal(child, "STOP");
      scenario.execute("INSERT INTO staging.规模明细 (id) SELECT generate_series(2, 100)");

      // When
      CaptureSource second = scenario.start();
      scenario.captureAll(second);
      signal(child, "CONT");
      scenario.execute("INSERT INTO staging.规模明细 (id) SELECT generate_series(101, 200)");
      scenario.captureAll(second);

      // Then
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> scenario.children().log().contains("another process has taken over"));
      assertEachOnce(scenario.kafka().rows("scale"), 200);
    }
  }

  private static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private static void copy(CaptureScenario scenario, int from, int to) throws Exception {
    String lines =
        IntStream.rangeClosed(from, to).mapToObj(n -> n + "\n").collect(Collectors.joining());
    try (Connection connection = scenario.connect()) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY staging.规模明细 (id) FROM STDIN", new StringReader(lines));
    }
  }

  private static void assertEachOnce(List<Delivered> rows, int expected) {
    assertThat(rows).extracting(Delivered::op).containsOnly(Op.CREATE);
    assertThat(rows.stream().map(row -> (Long) row.value("id")).sorted().toList())
        .containsExactlyElementsOf(
            java.util.stream.LongStream.rangeClosed(1, expected).boxed().toList());
    assertThat(rows)
        .filteredOn(row -> row.partition() == 0)
        .extracting(Delivered::position)
        .isSortedAccordingTo(Comparator.naturalOrder());
  }
}
