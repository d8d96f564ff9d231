package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.source.CaptureState.Split;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableListJudgeTest {

  private static final CaptureState STATE =
      CaptureState.fresh("me", 1, List.of("w.s.a", "w.s.b"), Map.of())
          .snapshotDone(5, Map.of("lsn", 5L));

  @Test
  void shouldGoOnWithTheSameOrFewerTables() {
    assertThat(judge(STATE, "w.s.b", "w.s.a")).isEmpty();
    assertThat(judge(STATE, "w.s.a")).isEmpty();
  }

  @Test
  void shouldRefuseATableThatTheSnapshotDidNotCover() {
    assertThat(judge(STATE, "w.s.a", "w.s.c"))
        .get()
        .satisfies(
            problem -> {
              assertThat(problem.what()).isEqualTo("the snapshot does not cover w.s.c");
              assertThat(problem.remedy()).contains("pg_drop_replication_slot('slot')");
            });
  }

  @Test
  void shouldRefuseATableThatWasLeftOutForAWhile() {
    CaptureState without = STATE.resumedBy("me", List.of("w.s.a"), Map.of());

    assertThat(judge(without, "w.s.a", "w.s.b")).isPresent();
  }

  @Test
  void shouldRefuseFewerTablesInsideALargeTransaction() {
    CaptureState split = STATE.at(Map.of("lsn", 5L), new Split("7:5", 10));

    assertThat(judge(split, "w.s.a")).isPresent();
    assertThat(judge(split, "w.s.a", "w.s.b")).isEmpty();
  }

  private static Optional<CaptureProblem> judge(CaptureState state, String... tables) {
    return TableListJudge.problem(state, List.of(tables), "slot", "topic");
  }
}
