package io.moorline.rules.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.rules.file.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples of {@code docs/pipeline.md} and looks for settings that it forgets. */
class PipelineDocTest {

  private static final Path DOC = Path.of("../docs/pipeline.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final Pattern KNOWN = Pattern.compile("Known here: (.*)\\.");

  static List<String> examples() throws IOException {
    return EXAMPLE.matcher(Files.readString(DOC)).results().map(match -> match.group(1)).toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldTakeEveryExample(String example) throws IOException {
    // Given
    Map<String, String> environment = new HashMap<>(TestPipelines.ADDRESSES);
    environment.putAll(Map.of("REGISTRY_PASSWORD", "x", "KAFKA_USER", "x", "KAFKA_PASSWORD", "x"));
    environment.put("HUB_PASSWORD", "x");
    environment.put("ALERTS_WEBHOOK", "https://alerts.example/hook");
    Map<String, String> sections = sections(examples().get(0));

    // When
    sections.putAll(sections(example));

    // Then
    assertThat(TestPipelines.parse(String.join("", sections.values()), environment)).isNotNull();
  }

  @Test
  void shouldNameEverySetting() throws IOException {
    // Given
    String doc = Files.readString(DOC);

    // When
    InvalidPipelineException invalid =
        Assertions.catchThrowableOfType(
            InvalidPipelineException.class,
            () -> TestPipelines.parse(withAnUnknownSettingEverywhere(), Map.of()));

    // Then
    List<Matcher> hints =
        invalid.problems().stream()
            .map(Problem::hint)
            .map(KNOWN::matcher)
            .filter(Matcher::find)
            .toList();
    assertThat(hints).hasSize(23);
    assertThat(hints.stream().flatMap(hint -> Stream.of(hint.group(1).split(", "))))
        .allSatisfy(setting -> assertThat(doc).containsPattern("[`#, ]" + setting + "[`\n,]"));
  }

  @Test
  void shouldNameEveryAllowedParameter() throws IOException {
    // Given
    String doc = Files.readString(DOC);

    // Then
    assertThat(KafkaSettings.ALLOWED)
        .allSatisfy(name -> assertThat(doc).contains("`" + name + "`"));
    assertThat(JdbcUrls.POSTGRESQL).allSatisfy(name -> assertThat(doc).contains("`" + name + "`"));
    assertThat(JdbcUrls.MARIADB).allSatisfy(name -> assertThat(doc).contains("`" + name + "`"));
  }

  private static String withAnUnknownSettingEverywhere() {
    return Resources.read("full.yml")
        .lines()
        .map(
            line ->
                line.replaceAll(
                    "^( +)(url|servers|table|from|by|source|rows per batch|webhook): .*",
                    "$0\n$1zzzzzzzzzzzzzzzzzzzz: 1"))
        .collect(Collectors.joining("\n", "zzzzzzzzzzzzzzzzzzzz: 1\n", "\n"));
  }

  private static Map<String, String> sections(String yaml) {
    Map<String, String> sections = new LinkedHashMap<>();
    for (String section : yaml.split("(?m)^(?=\\S)")) {
      sections.put(section.split(":", 2)[0], section);
    }
    return sections;
  }
}
