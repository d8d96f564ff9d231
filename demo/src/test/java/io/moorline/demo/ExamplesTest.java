package io.moorline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moorline.demo.example.Example;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ExamplesTest {

  private static final Path HOME = Path.of("..");

  @Test
  void shouldKnowEveryFolder() throws IOException {
    try (Stream<Path> folders = Files.list(HOME.resolve("examples"))) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(names());
    }
  }

  @Test
  void shouldFindThePipelineAndTheTablesOfEveryExample() {
    for (Example example : Examples.ALL) {
      // When
      ExampleFolder folder = ExampleFolder.of(HOME, Examples.find(example.name()));

      // Then
      assertThat(folder.pipeline()).isRegularFile().content().contains(example.variable("URL"));
      assertThat(folder.schema()).contains("CREATE TABLE");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "../rules", ".", ""})
  void shouldListWhatExistsWhenThereIsNoSuchExample(String name) {
    assertThatThrownBy(() -> Examples.find(name))
        .isInstanceOfSatisfying(
            UserError.class,
            error -> {
              assertThat(error.exitCode()).isEqualTo(ExitCode.USAGE);
              assertThat(error.remedy()).contains(names());
            });
  }

  @Test
  void shouldListTheExamplesInTheHelp() {
    assertThat(new CommandLine(new DemoCommand()).getUsageMessage()).contains(names());
  }

  private static List<String> names() {
    return Examples.ALL.stream().map(Example::name).toList();
  }
}
