package io.moorline.rules.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The schema knows what the reader knows: every setting, and no other. */
class PipelineSchemaTest {

  private static final Path DOCS = Path.of("../docs");
  private static final Path FULL =
      Path.of("src/test/resources/io/moorline/rules/pipeline/full.yml");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

  private final ObjectMapper mapper = new ObjectMapper();
  private final JsonSchema schema =
      JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(PipelineSchema.json());

  static Stream<String> files() throws IOException {
    try (Stream<Path> examples = Files.walk(Path.of("../examples"))) {
      List<Path> pipelines =
          Stream.concat(examples.filter(path -> path.endsWith("pipeline.yml")), Stream.of(FULL))
              .toList();
      assertThat(pipelines).hasSizeGreaterThan(3);
      return Stream.concat(pipelines.stream().map(PipelineSchemaTest::text), docExamples());
    }
  }

  /** Fragments of the documentation stand in its first example. */
  static Stream<String> docExamples() {
    List<String> examples =
        EXAMPLE
            .matcher(text(DOCS.resolve("pipeline.md")))
            .results()
            .map(match -> match.group(1))
            .toList();
    return examples.stream()
        .map(
            example -> {
              Map<String, String> sections = sections(examples.get(0));
              sections.putAll(sections(example));
              return String.join("", sections.values());
            });
  }

  @Test
  void shouldBeWrittenDownAsItIs() {
    assertThat(DOCS.resolve("pipeline.schema.json"))
        .as("print it anew: moorline validate --schema > docs/pipeline.schema.json")
        .hasContent(PipelineSchema.json());
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldTakeEveryFileThatTheReaderTakes(String yaml) {
    assertThat(problems(yaml)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fill later: no | 'fill later: \"${FILL:-no}\"'",
        "10 minutes | '\"${PATIENCE}\"'",
        "fill_null_only | '\"${MODE:-link_only}\"'",
        "partitions: 12 | 'partitions: \"${PARTITIONS}\"'",
        "10% | '\"${WARN}\"'",
      })
  void shouldTakeVariables(String right, String variable) throws IOException {
    String yaml = Files.readString(FULL);
    assertThat(yaml).contains(right);
    assertThat(problems(yaml.replace(right, variable))).isEmpty();
  }

  /** The full file has every setting that the reader knows; none may be left over here. */
  @Test
  void shouldHaveNoSettingThatTheReaderDoesNotKnow() throws IOException {
    // Given
    Set<String> unused = new TreeSet<>();
    collectSettings(mapper.readTree(PipelineSchema.json()), unused);

    // When
    Files.readString(FULL)
        .lines()
        .flatMap(line -> Stream.of(line.split("[{,]")))
        .map(setting -> setting.split(":", 2)[0].replaceFirst("^[ -]+", "").strip())
        .forEach(unused::remove);

    // Then
    assertThat(unused)
        .containsExactly("map", "pattern", "remove prefix", "remove suffix", "replace", "with");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pipeline: shop | pipeline: Shop",
        "partitions: 12 | partitions: 0",
        "keep: 12 hours | keep: 12 minutes",
        "'\"${HUB_PASSWORD}\"' | hunter2",
        "fill later: no | fil later: no",
        "10 minutes | 10 min",
        "preload_only | preload only",
        "10% | 10",
        "fill_null_only | fill_nulls",
        "load unlinked | load_unlinked",
        "'[nfkc, upper]' | '[nfkc, uper]'",
        "'[month, number]' | '[]'",
        "'{ file: data/客户.csv }' | '{ id: x }'",
        "data/客户.csv | data/客户.xlsx",
        "'into: warehouse.business.orders' | ''",
        "'business.variants' | 'business.variants\n    into: warehouse.business.x'",
        "'constant: private' | 'constant: private, of: x'",
      })
  void shouldRefuse(String right, String wrong) throws IOException {
    String yaml = Files.readString(FULL);
    assertThat(yaml).contains(right);
    assertThat(problems(yaml.replace(right, wrong))).isNotEmpty();
  }

  private static void collectSettings(JsonNode schema, Set<String> settings) {
    schema.path("properties").fieldNames().forEachRemaining(settings::add);
    schema.forEach(part -> collectSettings(part, settings));
  }

  private Set<ValidationMessage> problems(String yaml) {
    return schema.validate(mapper.valueToTree(new Yaml().<Object>load(yaml)));
  }

  private static Map<String, String> sections(String yaml) {
    Map<String, String> sections = new LinkedHashMap<>();
    for (String section : yaml.split("(?m)^(?=\\S)")) {
      sections.put(section.split(":", 2)[0], section);
    }
    return sections;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
