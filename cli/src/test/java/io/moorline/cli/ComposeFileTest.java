package io.moorline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What can be known of the compose file without Docker. */
class ComposeFileTest {

  private static final Path HOME = Path.of("..");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(:[-?])?([^}]*)}");

  private final String text = read(HOME.resolve("docker-compose.yml"));
  private final Map<?, ?> compose = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);

  @ParameterizedTest
  @ValueSource(strings = {"source", "streams", "sink"})
  void shouldRunEveryPartFromTheSameImage(String part) {
    // Given
    Map<?, ?> service = service(part);
    List<?> command = (List<?>) service.get("command");

    // When, Then
    assertThat((Object) command).isEqualTo(List.of("run", part, "-f", "/pipeline/pipeline.yml"));
    assertThat(service.get("image")).isEqualTo(service("setup").get("image"));
    assertThat(service.get("restart")).isEqualTo("unless-stopped");
    Moorline.commandLine().parseArgs(command.toArray(String[]::new));
  }

  @Test
  void shouldSetUpOnceBeforeThePartsStart() {
    // Given
    List<?> command = (List<?>) service("setup").get("command");

    // When, Then
    Moorline.commandLine().parseArgs(command.toArray(String[]::new));
    assertThat(service("setup").get("restart")).isEqualTo("no");
    assertThat(child(child(service("sink"), "depends_on"), "setup").get("condition"))
        .isEqualTo("service_completed_successfully");
  }

  @Test
  void shouldSetEveryVariableThatTheExampleNames() {
    // Given
    Set<String> named =
        names(read(HOME.resolve("examples/annuity-reference-backfill/pipeline.yml")));

    // When
    Set<?> set = child(service("source"), "environment").keySet();

    // Then
    assertThat(named).isNotEmpty();
    assertThat(set.stream().map(Object::toString)).containsAll(named);
  }

  @Test
  void shouldCheckTheHealthOfEveryServiceThatStays() {
    for (Object name : child(compose, "services").keySet()) {
      assertThat(service(name.toString()).get("healthcheck")).as("%s", name).isNotNull();
    }
  }

  @Test
  void shouldMountNamedVolumesThatAreDeclared() {
    assertThat((Object) child(compose, "volumes").keySet())
        .isEqualTo(Set.of("postgres-data", "kafka-data"));
    assertThat(text).contains("- postgres-data:/").contains("- kafka-data:/");
  }

  @Test
  void shouldFailWithAClearMessageInsteadOfADefaultPassword() {
    // Given
    Matcher variables = VARIABLE.matcher(text);

    // When, Then
    assertThat(variables.results().filter(variable -> variable.group(1).contains("PASSWORD")))
        .isNotEmpty()
        .allSatisfy(
            variable -> {
              assertThat(variable.group(2)).isEqualTo(":?");
              assertThat(variable.group(3)).contains(".env.example");
            });
  }

  @Test
  void shouldShowEveryVariableInTheExampleOfTheEnvironment() {
    // Given
    String example = read(HOME.resolve(".env.example"));

    // When, Then
    for (String name : names(text)) {
      assertThat(example).contains("\n" + name + "=");
    }
  }

  private Map<?, ?> service(String name) {
    return child(child(compose, "services"), name);
  }

  private static Map<?, ?> child(Map<?, ?> map, String key) {
    return (Map<?, ?>) map.get(key);
  }

  private static Set<String> names(String text) {
    Set<String> names = new HashSet<>();
    VARIABLE.matcher(text).results().forEach(variable -> names.add(variable.group(1)));
    return names;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
