package io.moorline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README lists the examples that the demo knows, in the same words. */
class ReadmeTest {

  @Test
  void shouldListEveryExample() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));

    assertThat(Examples.ALL)
        .allSatisfy(
            example ->
                assertThat(readme)
                    .contains(
                        "| [%1$s](examples/%1$s/README.md) | %2$s |\n"
                            .formatted(example.name(), example.summary())));
  }
}
