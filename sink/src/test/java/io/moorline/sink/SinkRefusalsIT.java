package io.moorline.sink;

import static io.moorline.sink.Rows.detail;
import static io.moorline.sink.Rows.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.devstack.SharedStack;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows that cannot be written stand alone: nothing is lost, nobody else is held up. */
class SinkRefusalsIT extends WarehouseTest {

  @Test
  void shouldSetOneBadRowOf500Apart() {
    // Given
    for (long id = 0; id < 500; id++) {
      changes.upsert(detail(id, null, id == 250 ? "-1" : "1"));
    }
    changes.commit();

    // When
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.count("\"明细\"")).isEqualTo(499);
    assertThat(warehouse.count("moorline.change_log")).isEqualTo(499);
    assertThat(
            warehouse.values(
                "SELECT concat_ws(' ', state, reason, sqlstate, dataset, raised_by,"
                    + " detail LIKE '%明细_规模_check%', value IS NOT NULL) FROM moorline.quarantine"))
        .containsExactly("OPEN refused 23514 detail sink t t");
    assertThat(warehouse.count("moorline.outbox")).isZero();
  }

  @Test
  void shouldQuarantineValuesThatNoColumnHolds() {
    // Given
    String detail = warehouse.topics().changes("detail").name();
    changes.upsert(with(detail(1, null, "1"), "note", "a\0b"));
    changes.upsert(with(detail(2, null, "1"), "select", "x".repeat(41)));
    changes.upsert(detail(3, null, "1"));
    changes.raw(detail, new byte[] {1}, new byte[] {0, 0, 15, -1, -1});
    changes.raw(detail, new byte[] {1}, "garbage".getBytes());
    changes.raw(detail, new byte[] {1}, null);
    changes.commit();

    // When
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.values("SELECT id FROM \"明细\"")).containsExactly("3");
    assertThat(
            warehouse.values(
                "SELECT concat_ws(' ', reason, sqlstate) FROM moorline.quarantine ORDER BY 1"))
        .containsExactly("malformed", "malformed", "malformed", "refused 22001", "refused 22021");
  }

  @Test
  void shouldNotRaiseTheSameRecordTwice() throws Exception {
    // Given
    changes.upsert(detail(1, null, "-1")).upsert(detail(2, null, "1")).commit();
    RunningSink.once(warehouse);
    String raised = warehouse.value("SELECT changed_at || xmin::text FROM moorline.quarantine");

    // When
    Group.of(warehouse).rewind("detail");
    warehouse.execute("UPDATE moorline.fence SET base_offset = next_offset");
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.value("SELECT changed_at || xmin::text FROM moorline.quarantine"))
        .isEqualTo(raised);
  }

  @Test
  void shouldHandBackARowWhoseReferenceVanished() throws Exception {
    // Given
    changes.insertMissing(Map.of("代码", "P1")).insertMissing(Map.of("代码", "P2")).commit();
    RunningSink.once(warehouse);
    warehouse.execute("DELETE FROM \"计划\" WHERE \"代码\" = 'P2'");
    for (long id = 0; id < 20; id++) {
      changes.upsert(detail(id, id % 2 == 0 ? "P1" : "P2", "1"), id % 2 == 0 ? "P1" : "P2");
    }
    changes.commit();

    // When
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.count("\"明细\"")).isEqualTo(10);
    assertThat(warehouse.count("moorline.quarantine")).isZero();
    List<HandBacks.Seen> seen = HandBacks.of(warehouse);
    assertThat(seen).hasSize(10);
    assertThat(seen)
        .allSatisfy(
            back -> {
              assertThat(back.partition()).isEqualTo(1);
              assertThat(back.message().getReference()).isEqualTo("plan");
              assertThat(back.message().getReferenceKey()).isEqualTo("P2");
              assertThat(back.message().getTableId()).isEqualTo("detail");
            });
    assertThat(Files.readString(SharedStack.get().postgres().serverLog()))
        .doesNotContain("violates foreign key");
  }
}
