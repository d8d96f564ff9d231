package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.SharedStack;
import io.moorline.runtime.Check;
import io.moorline.schemas.Captured.Op;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CaptureOutageIT {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final EmbeddedStack stack = SharedStack.get();

  @Test
  void shouldWaitForPostgresAndGoOn() {
    try (CaptureScenario scenario = new CaptureScenario("postgres_away")) {
      // Given
      scenario.setUp();
      CaptureSource source = scenario.start();
      scenario.execute("INSERT INTO staging.规模明细 (id) SELECT generate_series(1, 10)");
      scenario.captureAll(source);
      await().atMost(PATIENCE).until(() -> ready(source));

      // When
      stack.killPostgres();
      await().atMost(PATIENCE).until(() -> !ready(source));
      stack.startPostgres();
      scenario.execute("INSERT INTO staging.规模明细 (id) SELECT generate_series(11, 20)");
      scenario.captureAll(source);

      // Then
      assertThat(source.liveness()).allMatch(Check::ok);
      assertThat(scenario.kafka().rows("scale"))
          .extracting(row -> row.value("id"))
          .hasSize(20)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldCaptureWithoutTheRegistryOnceItKnowsTheSchemas() {
    try (CaptureScenario scenario = new CaptureScenario("registry_away")) {
      // Given
      scenario.setUp();
      CaptureSource source = scenario.start();
      scenario.captureAll(source);

      // When
      stack.stopRegistry();
      scenario.execute("INSERT INTO staging.规模明细 (id) SELECT generate_series(1, 10)");
      scenario.execute("INSERT INTO business.年金计划 (年金计划号) VALUES ('P1')");
      scenario.captureAll(source);
      scenario.execute("ALTER TABLE staging.规模明细 ADD 备注 text");
      scenario.execute("INSERT INTO staging.规模明细 (id) VALUES (11)");
      await().atMost(PATIENCE).until(() -> !ready(source));
      stack.startRegistry();
      scenario.captureAll(source);

      // Then
      assertThat(scenario.kafka().rows("scale")).hasSize(11);
    }
  }

  @Test
  void shouldConfirmNothingThatKafkaDoesNotHave() {
    try (CaptureScenario scenario = new CaptureScenario("kafka_away")) {
      // Given
      scenario.setUp();
      CaptureSource source = scenario.start();
      scenario.execute("INSERT INTO staging.规模明细 (id) SELECT generate_series(1, 10)");
      scenario.captureAll(source);

      // When
      stack.stopKafka();
      scenario.execute("INSERT INTO staging.规模明细 (id) SELECT generate_series(11, 20)");
      String written = scenario.query("SELECT pg_current_wal_insert_lsn()");
      await().atMost(PATIENCE).until(() -> !ready(source));

      // Then
      assertThat(confirmed(scenario, written)).as("what only the driver has seen").isFalse();
      stack.startKafka();
      scenario.captureAll(source);
      assertThat(scenario.kafka().rows("scale"))
          .extracting(row -> row.value("id"))
          .hasSize(20)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldMoveTheSlotOnWhileNothingIsCaptured() {
    try (CaptureScenario scenario = new CaptureScenario("idle")) {
      // Given
      scenario.execute("CREATE TABLE public.uncaptured (id int)");
      scenario.setUp();
      CaptureSource source = scenario.start();
      scenario.captureAll(source);
      long marks = marks(scenario);

      // When
      scenario.execute("INSERT INTO public.uncaptured SELECT generate_series(1, 10000)");
      String written = scenario.query("SELECT pg_current_wal_insert_lsn()");

      // Then
      await().atMost(PATIENCE).until(() -> confirmed(scenario, written));
      assertThat(marks(scenario)).as("an idle database needs no marks").isEqualTo(marks);
    }
  }

  /** The server may forget its log up to there. */
  private static boolean confirmed(CaptureScenario scenario, String place) {
    return scenario
        .query(
            "SELECT confirmed_flush_lsn >= '"
                + place
                + "' FROM pg_replication_slots WHERE database = current_database()")
        .equals("t");
  }

  private static long marks(CaptureScenario scenario) {
    return scenario.kafka().read("plan").stream().filter(record -> record.op() == Op.MARK).count();
  }

  private static boolean ready(CaptureSource source) {
    return source.readiness().stream().allMatch(Check::ok);
  }
}
