package io.moorline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleTest {

  private static final Path HOME = Path.of("..");

  @Test
  void shouldFindAnExampleByItsFolder() {
    // When
    Example example = Example.find(HOME, "annuity-reference-backfill");

    // Then
    assertThat(example.pipeline()).isRegularFile();
    assertThat(example.schema()).contains("CREATE TABLE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "../rules", ".", ""})
  void shouldListWhatExistsWhenThereIsNoSuchExample(String name) {
    assertThatThrownBy(() -> Example.find(HOME, name))
        .isInstanceOfSatisfying(
            UserError.class,
            error -> {
              assertThat(error.exitCode()).isEqualTo(ExitCode.USAGE);
              assertThat(error.remedy()).contains("annuity-reference-backfill");
            });
  }
}
