package io.moorline.rules.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.rules.file.Problems;
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

/**
 * Runs the tables of {@code docs/normalize-keys.md}, each rule as a pipeline file would have it.
 */
class NormalizeKeysDocTest {

  private static final Path DOC = Path.of("../docs/normalize-keys.md");
  private static final Pattern STEPS = Pattern.compile("`(\\{.+}|\\[.+])`");
  private static final Pattern ROW = Pattern.compile("\\| `(.+)` \\| `(.+)` \\|");
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

  record Example(String heading, String steps, String before, String after) {}

  @ParameterizedTest
  @MethodSource("examples")
  void shouldDoWhatTheDocumentationSays(Example example) {
    // Given
    KeyRule rule = rule(example.steps());

    // When
    String after = rule.normalize(example.before());

    // Then
    assertThat(after == null ? "" : after).isEqualTo(example.after());
    assertThat(rule.normalize(after)).as("applied twice").isEqualTo(after);
  }

  @Test
  void shouldDocumentEveryStepWithExamples() throws IOException {
    // Given
    List<String> names = new ArrayList<>(new StepReader(new Problems()).names());

    // When
    names.add("Whole rules");

    // Then
    assertThat(examples().map(Example::heading).distinct()).containsExactlyElementsOf(names);
  }

  static Stream<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    String heading = "";
    String steps = "";
    for (String line : Files.readAllLines(DOC)) {
      Matcher row = ROW.matcher(line);
      Matcher written = STEPS.matcher(line);
      if (line.startsWith("## ")) {
        heading = line.substring(3);
        steps = heading;
      } else if (written.matches()) {
        steps = text(written.group(1));
      } else if (row.matches()) {
        examples.add(new Example(heading, steps, text(row.group(1)), text(row.group(2))));
      }
    }
    return examples.stream();
  }

  private static KeyRule rule(String steps) {
    String list = steps.startsWith("[") ? steps : "[" + steps + "]";
    String yaml =
        TestPipelines.MINIMAL
            .replace("facts:\n", "keys:\n  code: " + list + "\nfacts:\n")
            .replace("key: [number]", "key: [number]\n    normalize: { number: code }");
    return TestPipelines.parse(yaml).facts().get("orders").normalize().get("number");
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
