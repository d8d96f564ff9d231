package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.source.ServerFacts.Slot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlotJudgeTest {

  private static final CaptureState FRESH = CaptureState.fresh("me", 1, List.of(), Map.of());
  private static final CaptureState STREAMING =
      FRESH
          .snapshotDone(500, Map.of("lsn", 500L))
          .at(Map.of("lsn", 800L, "lsn_commit", 800L), null);

  private final SlotJudge judge = new SlotJudge("moorline_a_w", "db", "a.capture.w");

  @Test
  void shouldGoOnWhereTheSlotStandsAtOrBeforeWhatWasCaptured() {
    assertThat(judge.problem(slot("pgoutput", "reserved", 800), STREAMING)).isEmpty();
    assertThat(judge.problem(slot("pgoutput", "reserved", 700), STREAMING)).isEmpty();
  }

  @Test
  void shouldRefuseASlotThatStandsPastWhatWasCaptured() {
    assertThat(judge.problem(slot("pgoutput", "reserved", 801), STREAMING))
        .get()
        .satisfies(
            problem -> {
              assertThat(problem.what())
                  .isEqualTo(
                      "replication slot moorline_a_w stands at 0/321, but only 0/320 was captured:"
                          + " it was recreated or moved, and the changes between are lost");
              assertThat(problem.remedy())
                  .contains("pg_drop_replication_slot('moorline_a_w')")
                  .contains("a.capture.w");
            });
  }

  @Test
  void shouldRefuseALostOrMissingSlot() {
    assertThat(judge.problem(slot("pgoutput", "lost", 700), STREAMING))
        .get()
        .satisfies(problem -> assertThat(problem.what()).contains("max_slot_wal_keep_size"));
    assertThat(judge.problem(Optional.empty(), STREAMING))
        .get()
        .satisfies(problem -> assertThat(problem.what()).contains("is gone"));
  }

  @Test
  void shouldRefuseTheSlotOfAnotherPlugin() {
    assertThat(judge.problem(slot("wal2json", "reserved", 700), FRESH))
        .get()
        .satisfies(problem -> assertThat(problem.what()).contains("plugin wal2json"));
  }

  @Test
  void shouldLetASnapshotBeginWithAnySlotOfItsOwn() {
    assertThat(judge.problem(slot("pgoutput", "lost", 9999), FRESH)).isEmpty();
    assertThat(judge.problem(Optional.empty(), FRESH)).isEmpty();
  }

  private static Optional<Slot> slot(String plugin, String walStatus, long confirmed) {
    return Optional.of(new Slot(plugin, "db", Optional.empty(), "", walStatus, confirmed));
  }
}
