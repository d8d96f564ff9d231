package io.moorline.rules.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.moorline.rules.file.Problem;
import java.util.List;
import java.util.Map;

/** Makes one thing wrong in a file that is right otherwise. */
final class WrongFiles {

  static final Map<String, String> SECRETS =
      Map.of(
          "HUB_PASSWORD", "p1",
          "WAREHOUSE_PASSWORD", "p2",
          "REGISTRY_PASSWORD", "p3",
          "LEGACY_PASSWORD", "p4",
          "ALERTS_WEBHOOK", "https://alerts.example/hook");

  private WrongFiles() {}

  static List<Problem> problems(String yaml, Map<String, String> environment) {
    InvalidPipelineException invalid =
        catchThrowableOfType(
            InvalidPipelineException.class, () -> TestPipelines.parse(yaml, environment));
    assertThat(invalid).as("the file is refused").isNotNull();
    return invalid.problems();
  }

  /** The replacements are given in pairs: what is right, and what stands in its place. */
  static Problem onlyProblem(String... replacements) {
    String yaml = Resources.read("full.yml");
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(yaml).contains(replacements[i]);
      yaml = yaml.replace(replacements[i], replacements[i + 1]);
    }
    List<Problem> problems = problems(yaml, SECRETS);
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }
}
