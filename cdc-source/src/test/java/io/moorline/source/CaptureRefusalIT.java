package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.moorline.devstack.SharedStack;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/**
 * Where going on would lose rows: it is refused and named, and nothing is begun anew in silence.
 */
class CaptureRefusalIT {

  private static final int SEGMENTS = 5;

  @Test
  void shouldRefuseASlotThatTheServerGaveUp() {
    try (CaptureScenario scenario = new CaptureScenario("slot_given_up")) {
      // Given
      captureOnce(scenario);
      scenario.execute("INSERT INTO staging.规模明细 (id) VALUES (1)");
      limitWhatSlotsKeep(scenario, "ALTER SYSTEM SET max_slot_wal_keep_size = '16MB'");
      try {
        for (int i = 0; i < SEGMENTS; i++) {
          scenario.execute("SELECT pg_logical_emit_message(false, 'test', 'x')");
          scenario.execute("SELECT pg_switch_wal()");
        }
        await()
            .until(
                () -> {
                  scenario.execute("CHECKPOINT");
                  return slots(scenario).endsWith(" lost");
                });

        // When
        CaptureSource second = scenario.start();

        // Then
        assertRefused(second, "is lost");
        assertThat(slots(scenario)).isEqualTo("moorline_slot_given_up_warehouse lost");
      } finally {
        limitWhatSlotsKeep(scenario, "ALTER SYSTEM RESET max_slot_wal_keep_size");
      }
    }
  }

  @Test
  void shouldEndWhenItsSlotIsDroppedWhileItReads() {
    try (CaptureScenario scenario = new CaptureScenario("slot_dropped")) {
      // Given
      scenario.setUp();
      CaptureSource source = scenario.start();
      scenario.captureAll(source);

      // When
      await()
          .atMost(Duration.ofSeconds(10))
          .pollInterval(Duration.ofMillis(20))
          .ignoreExceptions()
          .untilAsserted(
              () -> {
                scenario.execute(
                    "SELECT pg_terminate_backend(active_pid, 5000) FROM pg_replication_slots"
                        + " WHERE database = 'slot_dropped' AND active");
                scenario.execute(
                    "SELECT pg_drop_replication_slot('moorline_slot_dropped_warehouse')");
              });

      // Then
      assertRefused(source, "is gone");
      assertThat(slots(scenario)).isEmpty();
    }
  }

  @Test
  void shouldNameWhoHoldsTheSlot() throws Exception {
    try (CaptureScenario scenario = new CaptureScenario("slot_held")) {
      // Given
      captureOnce(scenario);
      scenario.execute("ALTER DATABASE slot_held SET wal_sender_timeout = '1s'");
      String slot = "moorline_slot_held_warehouse";

      // When
      try (SlotHolder holder = SlotHolder.of(scenario, slot)) {
        CaptureSource second = scenario.start();

        // Then
        assertRefused(second, "is in use by server process " + holder.pid());
        assertThat(slots(scenario)).startsWith(slot);
      }
    }
  }

  @Test
  void shouldRefuseADamagedStateInsteadOfBeginningAnew() {
    try (CaptureScenario scenario = new CaptureScenario("state_damaged")) {
      // Given
      captureOnce(scenario);
      String topic = scenario.topics().capture("warehouse").name();

      // When
      write(topic, "state", "{\"epoch\":");
      CaptureSource second = scenario.start();

      // Then
      assertRefused(second, "the capture state in topic " + topic + " cannot be read");
      assertThat(slots(scenario)).startsWith("moorline_state_damaged_warehouse");
    }
  }

  @Test
  void shouldRefuseWhenATopicThatHoldsWhatWasCapturedWasMadeAnew() throws Exception {
    try (CaptureScenario scenario = new CaptureScenario("topic_made_anew")) {
      // Given
      captureOnce(scenario);
      String topic = scenario.topics().cdc("plan").name();

      // When
      delete(topic);
      CaptureSource second = scenario.start();

      // Then
      assertRefused(second, "what was captured into " + topic + " is gone");
    }
  }

  private static void delete(String topic) throws Exception {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", SharedStack.get().bootstrapServers()))) {
      admin.deleteTopics(List.of(topic)).all().get();
      await().until(() -> !admin.listTopics().names().get().contains(topic));
    }
  }

  private static void captureOnce(CaptureScenario scenario) {
    scenario.setUp();
    CaptureSource first = scenario.start();
    scenario.captureAll(first);
    first.close();
  }

  private static void assertRefused(CaptureSource source, String message) {
    assertThatThrownBy(() -> source.ended().toCompletableFuture().get(30, TimeUnit.SECONDS))
        .cause()
        .isInstanceOfSatisfying(
            UserError.class, error -> assertThat(error.exitCode()).isEqualTo(ExitCode.REFUSED))
        .hasMessageContaining(message);
  }

  private static String slots(CaptureScenario scenario) {
    return scenario.query(
        "SELECT slot_name || ' ' || wal_status FROM pg_replication_slots"
            + " WHERE database = current_database()");
  }

  private static void limitWhatSlotsKeep(CaptureScenario scenario, String sql) {
    scenario.execute(sql);
    scenario.execute("SELECT pg_reload_conf()");
  }

  private static void write(String topic, String key, String value) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", SharedStack.get().bootstrapServers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(
          new ProducerRecord<>(
              topic, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
