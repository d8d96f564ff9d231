package io.moorline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FailuresTest {

  private final StringWriter text = new StringWriter();
  private final PrintWriter err = new PrintWriter(text, true);

  @Test
  void shouldTellAUserErrorInTwoLines() {
    // Given
    UserError error = new UserError(ExitCode.CANNOT_CONNECT, "no server at x", "Start it.");

    // When
    ExitCode code = Failures.report(new CompletionException(error), err, false);

    // Then
    assertThat(code).isEqualTo(ExitCode.CANNOT_CONNECT);
    assertThat(printed()).isEqualTo("error: no server at x\n  to fix: Start it.\n");
  }

  @Test
  void shouldIndentARemedyOfSeveralLines() {
    // Given
    UserError error = new UserError(ExitCode.REFUSED, "no right", "Run:\nGRANT it");

    // When
    Failures.report(error, err, false);

    // Then
    assertThat(printed()).endsWith("  to fix: Run:\n    GRANT it\n");
  }

  @Test
  void shouldFailWithoutAStackTraceOnAnythingElse() {
    // When
    ExitCode code = Failures.report(new IllegalStateException("broken"), err, false);

    // Then
    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(printed())
        .startsWith("error: IllegalStateException: broken\n  to fix: ")
        .doesNotContain("\tat ");
  }

  @Test
  void shouldPrintTheStackTraceWhenAskedFor() {
    // When
    Failures.report(new IllegalStateException("broken"), err, true);

    // Then
    assertThat(printed()).contains("\tat io.moorline.runtime.FailuresTest");
  }

  private String printed() {
    return text.toString();
  }
}
