package io.moorline.rules.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class YamlFileTest {

  private final Problems problems = new Problems();

  private Optional<Section> read(String yaml) {
    return new YamlFile(problems, name -> Optional.ofNullable(Map.of("A", "1", "E", "").get(name)))
        .read(yaml);
  }

  private String onlyProblem() {
    assertThat(problems.all()).hasSize(1);
    return problems.all().get(0).describe("f");
  }

  @Test
  void shouldReadSettings() {
    // When
    Section root = read("\uFEFFone: x\r\ntwo:\r\n  three: [a, b]\r\n").orElseThrow();

    // Then
    assertThat(root.text("one")).isEqualTo("x");
    assertThat(root.section("two").texts("three")).containsExactly("a", "b");
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void shouldRefuseAnEmptyFile() {
    assertThat(read("# nothing but a comment\n")).isEmpty();
    assertThat(onlyProblem()).isEqualTo("f:1: the file is empty");
  }

  @Test
  void shouldRefuseAFileOfNoSettings() {
    assertThat(read("- a\n- b\n")).isEmpty();
    assertThat(onlyProblem()).contains("does not consist of \"setting: value\" lines");
  }

  @Test
  void shouldTellTheLineOfBrokenYaml() {
    assertThat(read("one: x\ntwo: [a\nthree: y\n")).isEmpty();
    assertThat(onlyProblem()).startsWith("f:3: not readable as YAML");
  }

  @Test
  void shouldRefuseASecondDocument() {
    assertThat(read("one: x\n---\none: y\n")).isEmpty();
    assertThat(onlyProblem()).startsWith("f:2: not readable as YAML");
  }

  @Test
  void shouldRefuseAliasesOfSections() {
    assertThat(read("a: &a { x: y }\nb: *a\n")).isEmpty();
    assertThat(onlyProblem()).contains("not readable as YAML");
  }

  @Test
  void shouldRefuseDeepNesting() {
    assertThat(read("a: " + "[".repeat(1000) + "]".repeat(1000))).isEmpty();
    assertThat(onlyProblem()).contains("not readable as YAML");
  }

  @Test
  void shouldRefuseAHugeFile() {
    assertThat(read("a: " + "x".repeat(1_000_001))).isEmpty();
    assertThat(onlyProblem()).contains("longer than 1000000 characters");
  }

  @Test
  void shouldRefuseTags() {
    read("one: x\ntwo: !money 3\n");
    assertThat(onlyProblem()).startsWith("f:2: two: the tag !money is refused");
  }

  @Test
  void shouldRefuseTagsThatNameClasses() {
    assertThat(read("one: x\ntwo: !!javax.script.ScriptEngineManager [a]\n")).isEmpty();
    assertThat(onlyProblem()).startsWith("f:2: not readable as YAML");
  }

  @Test
  void shouldRefuseASettingSaidTwice() {
    read("one: x\ntwo: y\none: z\n");
    assertThat(onlyProblem()).startsWith("f:3: one: is said twice");
  }

  @Test
  void shouldTakeValuesFromTheEnvironment() {
    assertThat(read("one: \"<${A}${A}>\"").orElseThrow().text("one")).isEqualTo("<11>");
  }

  @Test
  void shouldTakeTheDefaultOfAVariableThatIsNotSet() {
    // Given
    Section root =
        read("one: \"${NONE:-a:-b}\"\ntwo: \"${A:-x}\"\nthree: \"<${E:-}>\"\n").orElseThrow();

    // Then
    assertThat(root.text("one")).isEqualTo("a:-b");
    assertThat(root.text("two")).isEqualTo("1");
    assertThat(root.text("three")).isEqualTo("<>");
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void shouldRefuseADefaultForASecret() {
    // Given
    Section root = read("one: \"${NONE:-hunter2}\"\n").orElseThrow();

    // When
    root.secret("one");

    // Then
    assertThat(problems.all())
        .extracting(Problem::message)
        .containsExactly("a secret is written into the file");
  }

  @Test
  void shouldNotTakeAnUnsetOrEmptyVariableForNothing() {
    // When
    Section root = read("one: \"x${NONE}\"\ntwo: \"${E}\"\n").orElseThrow();

    // Then
    assertThat(root.text("one")).isEmpty();
    assertThat(root.text("two")).isEmpty();
    assertThat(problems.all())
        .extracting(Problem::message)
        .containsExactly("NONE is not set", "E is not set");
  }

  @Test
  void shouldRefuseWhatOnlyLooksLikeAVariable() {
    // When
    Section root = read("one: \"${A-x}\"\ntwo: \"${A\"\n").orElseThrow();
    root.text("one");
    root.text("two");

    // Then
    assertThat(problems.all())
        .extracting(Problem::message)
        .containsExactly("${A-x} does not name a variable", "a ${ is not closed");
  }

  @Test
  void shouldTellAMissingSettingFromAnEmptyOne() {
    // When
    Section root = read("one:\ntwo: x\n").orElseThrow();
    root.text("one");
    root.text("three");
    root.section("two");

    // Then
    assertThat(problems.all())
        .extracting(problem -> problem.describe("f"))
        .containsExactly(
            "f:1: one: has no value",
            "f:1: three: is missing",
            "f:2: two: must consist of \"setting: value\" lines");
  }

  @Test
  void shouldOnlyTakeSecretsFromTheEnvironment() {
    // When
    Section root = read("one: \"${A}\"\ntwo: hunter2\nthree: \"x${A}\"\n").orElseThrow();

    // Then
    assertThat(root.secret("one")).isEqualTo("1");
    assertThat(root.secret("two")).isEmpty();
    assertThat(root.secret("three")).isEmpty();
    assertThat(problems.all())
        .extracting(Problem::path, Problem::message)
        .containsExactly(
            tuple("two", "a secret is written into the file"),
            tuple("three", "a secret is written into the file"));
  }
}
