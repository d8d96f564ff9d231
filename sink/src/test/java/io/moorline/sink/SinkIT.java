package io.moorline.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SinkIT {

  private Warehouse warehouse;
  private Changes changes;

  @BeforeEach
  void setUp() throws Exception {
    warehouse = new Warehouse();
    changes = warehouse.changes();
  }

  @AfterEach
  void tearDown() throws Exception {
    changes.close();
    warehouse.close();
  }

  @Test
  void shouldWriteRowsLogAndFence() {
    // Given
    changes.insertMissing(Map.of("代码", "P1", "名称", "first"));
    for (long id = 0; id < 100; id++) {
      changes.upsert(row(id, "P1", "10.50"), "P1");
    }
    changes.commit();

    // When
    runUntilIdle();

    // Then
    assertThat(warehouse.count("\"明细\"")).isEqualTo(100);
    assertThat(warehouse.count("moorline.change_log")).isEqualTo(101);
  }

  static Map<String, @Nullable Object> row(long id, String plan, String amount) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("id", id);
    row.put("计划", plan);
    row.put("规模", new BigDecimal(amount));
    row.put("select", "s" + id);
    row.put("day", LocalDate.of(2026, 1, 31));
    row.put("at", Instant.parse("2026-01-02T03:04:05.5Z"));
    row.put("rate", 0.1 * id);
    row.put("note", null);
    return row;
  }

  private void runUntilIdle() {
    try (Sink sink = warehouse.sink()) {
      sink.start();
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> sink.ended().toCompletableFuture().isDone() || sink.idle() && lag() == 0);
      assertThat(sink.ended().toCompletableFuture()).isNotCompletedExceptionally();
    }
  }

  private long lag() {
    return Lag.of(warehouse.pipeline(), warehouse.topics());
  }
}
