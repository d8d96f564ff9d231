package io.moorline.rules.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the tables of {@code docs/normalize-keys.md}. */
class NormalizersTest {

  private static final Path DOC = Path.of("../docs/normalize-keys.md");
  private static final Pattern ROW = Pattern.compile("\\| `(.+)` \\| `(.+)` \\|");
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

  record Example(String step, String before, String after) {}

  @ParameterizedTest
  @MethodSource("examples")
  void shouldDoWhatTheDocumentationSays(Example example) {
    // Given
    Normalizer step = Normalizers.named(example.step()).orElseThrow();

    // When
    String after = step.apply(example.before());

    // Then
    assertThat(after).isEqualTo(example.after());
    assertThat(step.apply(after)).as("applied twice").isEqualTo(after);
  }

  @Test
  void shouldDocumentEveryStepWithExamples() throws IOException {
    assertThat(examples().map(Example::step).distinct())
        .containsExactlyElementsOf(Normalizers.names());
  }

  @Test
  void shouldKnowNoOtherStep() {
    assertThat(Normalizers.named("nfd")).isEmpty();
  }

  static Stream<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    String step = "";
    for (String line : Files.readAllLines(DOC)) {
      Matcher row = ROW.matcher(line);
      if (line.startsWith("## ")) {
        step = line.substring(3);
      } else if (row.matches()) {
        examples.add(new Example(step, text(row.group(1)), text(row.group(2))));
      }
    }
    return examples.stream();
  }

  private static String text(String cell) {
    String text = cell.replace("␣", " ").replace("∅", "");
    return ESCAPE
        .matcher(text)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
  }
}
