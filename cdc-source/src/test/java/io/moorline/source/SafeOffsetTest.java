package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafeOffsetTest {

  @Test
  void shouldKeepOnlyWhatMakesPostgresStartAfterTheEnd() {
    // Given
    Map<String, Object> engine =
        new HashMap<>(
            Map.of(
                "lsn", 900L,
                "lsn_commit", 900L,
                "lsn_proc", 900L,
                "txId", 77L,
                "ts_usec", 5L,
                "messageType", "COMMIT",
                "transaction_id", "77:900",
                "transaction_data_collection_order_business.x", 3L));
    engine.put("xmin", null);

    // When
    Map<String, Object> clean = SafeOffset.clean(engine);

    // Then
    assertThat(clean)
        .containsOnly(
            Map.entry("lsn", 900L),
            Map.entry("lsn_commit", 900L),
            Map.entry("txId", 77L),
            Map.entry("ts_usec", 5L));
  }

  @Test
  void shouldForgetThatTheOffsetCameFromASnapshot() {
    Map<String, Object> engine =
        Map.of(
            "lsn",
            900L,
            "snapshot",
            "INITIAL",
            "last_snapshot_record",
            true,
            "snapshot_completed",
            true);

    assertThat(SafeOffset.clean(engine)).containsOnlyKeys("lsn");
  }

  @Test
  void shouldTellHowFarTheDatabaseWasCaptured() {
    assertThat(SafeOffset.lsn(Map.of("lsn", 10L, "lsn_commit", 12L))).contains(12L);
    assertThat(SafeOffset.lsn(Map.of("lsn", 10L))).contains(10L);
    assertThat(SafeOffset.lsn(Map.of())).isEmpty();
  }
}
