package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicJudgeTest {

  private static final CaptureState STATE =
      CaptureState.fresh("me", 1, List.of(), Map.of("cdc.a", "1", "cdc.b", "2"));

  @Test
  void shouldGoOnWithTheSameTopics() {
    assertThat(problem(Map.of("cdc.a", "1", "cdc.b", "2"))).isNull();
  }

  @Test
  void shouldNameTopicsThatWereMadeAnew() {
    // When
    CaptureProblem problem = problem(Map.of("cdc.a", "3", "cdc.b", "2"));

    // Then
    assertThat(problem.what()).contains("cdc.a").doesNotContain("cdc.b");
    assertThat(problem.remedy()).contains("pg_drop_replication_slot('slot')", "capture.w");
  }

  @Test
  void shouldLearnTopicsThatItDoesNotKnow() {
    assertThat(problem(Map.of("cdc.a", "1", "cdc.c", "4"))).isNull();
  }

  private static CaptureProblem problem(Map<String, String> topics) {
    return TopicJudge.problem(STATE, topics, "slot", "capture.w").orElse(null);
  }
}
