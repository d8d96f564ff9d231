package io.moorline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoorlineTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory;

  @Test
  void shouldPrintTheVersionAsData() {
    assertThat(run("version")).isZero();
    assertThat(out.toString()).startsWith("moorline ");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "replay", "snapshot", "setup", "validate", "version"})
  void shouldHelpWithEveryCommand(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString())
        .contains("Usage: moorline " + command)
        .contains("3          a server cannot be reached");
  }

  @Test
  void shouldPrintTheSchemaThatIsWrittenDown() throws IOException {
    assertThat(run("validate", "--schema")).isZero();
    assertThat(Path.of("../docs/pipeline.schema.json")).hasContent(out.toString());
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void shouldSuggestTheNearestCommand() {
    assertThat(run("valdate")).isEqualTo(2);
    assertThat(err.toString()).contains("did you mean validate?");
  }

  @Test
  void shouldRefuseAnUnknownOption() {
    assertThat(run("validate", "-f", "x", "--strict")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            """
            error: Unknown option: '--strict'
              to fix: see moorline validate --help
            """);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void shouldSayWhichPartsThereAre() {
    assertThat(run("run", "console", "-f", "x")).isEqualTo(2);
    assertThat(err.toString()).contains("'console' is none of source, streams, sink, all");
  }

  @Test
  void shouldRefuseAPortThatIsNone() {
    assertThat(run("run", "-f", "x", "--http-port", "70000")).isEqualTo(2);
    assertThat(err.toString()).startsWith("error: not a port: 70000\n  to fix: ");
  }

  @Test
  void shouldRefuseToReplayTheFuture() {
    assertThat(run("replay", "-f", "x", "--from", "2999-01-01T00:00:00Z", "--execute"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("is in the future").contains("to fix:");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void shouldTellEveryProblemOfAPipelineFileWithItsLine() throws Exception {
    // Given
    Path file = Files.writeString(directory.resolve("p.yml"), "pipline: x\ndomain: y\n");

    // When
    int code = run("validate", "-f", file.toString());

    // Then
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains(file + ":1:").contains("pipeline").contains("to fix:");
    assertThat(err.toString()).doesNotContain("\tat ");
  }

  @Test
  void shouldPrintTheStackTraceOnlyWhenAskedFor() {
    // When
    run("--verbose", "validate", "-f", directory.resolve("none").toString());

    // Then
    assertThat(err.toString()).contains("\tat io.moorline.");
  }

  private int run(String... arguments) {
    return Moorline.execute(
        Moorline.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true)),
        arguments);
  }
}
