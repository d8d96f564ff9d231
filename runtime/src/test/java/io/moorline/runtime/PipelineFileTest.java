package io.moorline.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineFileTest {

  private static final Path EXAMPLE =
      Path.of("..", "examples", "annuity-reference-backfill", "pipeline.yml");

  @TempDir private Path directory;

  @Test
  void shouldReadTheExample() {
    assertThat(PipelineFile.load(EXAMPLE, PipelineFileTest::variable).name()).isEqualTo("annuity");
  }

  @Test
  void shouldReportEveryProblemAsWrongUsage() {
    assertThatThrownBy(() -> PipelineFile.load(EXAMPLE, name -> Optional.empty()))
        .isInstanceOfSatisfying(
            UserError.class, error -> assertThat(error.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("WAREHOUSE_URL is not set")
        .hasMessageContaining("WAREHOUSE_PASSWORD is not set");
  }

  @Test
  void shouldSayThatTheFileIsMissing() {
    // Given
    Path missing = directory.resolve("nowhere.yml");

    // When, Then
    assertThatThrownBy(() -> PipelineFile.load(missing))
        .isInstanceOf(UserError.class)
        .hasMessage("cannot read the pipeline file " + missing + ": no such file");
  }

  @Test
  void shouldRefuseADirectory() {
    assertThatThrownBy(() -> PipelineFile.load(directory)).hasMessageEndingWith("not a file");
  }

  @Test
  void shouldRefuseWhatIsNotText() throws IOException {
    // Given
    Path latin = Files.write(directory.resolve("latin.yml"), new byte[] {(byte) 0xe9, 'x'});

    // When, Then
    assertThatThrownBy(() -> PipelineFile.load(latin)).hasMessageEndingWith("not text in UTF-8");
  }

  /** What has a default in the file is not set. */
  private static Optional<String> variable(String name) {
    return Optional.ofNullable(
        Map.of(
                "WAREHOUSE_URL", "jdbc:postgresql://db/warehouse",
                "WAREHOUSE_USER", "moorline",
                "WAREHOUSE_PASSWORD", "secret",
                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                "SCHEMA_REGISTRY_URL", "http://registry")
            .get(name));
  }
}
