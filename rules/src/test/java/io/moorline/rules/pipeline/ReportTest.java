package io.moorline.rules.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

  @Test
  void shouldReportEveryProblemAtOnceWithItsLine() {
    // When
    InvalidPipelineException invalid =
        catchThrowableOfType(
            InvalidPipelineException.class,
            () -> TestPipelines.parse(Resources.read("all-wrong.yml"), Map.of()));

    // Then
    assertThat(invalid.report())
        .isEqualToNormalizingNewlines(Resources.read("all-wrong.txt").strip());
  }

  @Test
  void shouldNeverRepeatASecret() {
    // When
    InvalidPipelineException invalid =
        catchThrowableOfType(
            InvalidPipelineException.class,
            () -> TestPipelines.parse(Resources.read("all-wrong.yml"), Map.of()));

    // Then
    assertThat(invalid.report()).doesNotContain("hunter2").doesNotContain("=pw");
  }
}
