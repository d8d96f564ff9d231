package io.moorline.rules.file;

import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Single values: as they are written, and with what their placeholders stand for. */
final class Scalars {

  private final Problems problems;
  private final Placeholders placeholders;

  Scalars(Problems problems, Placeholders placeholders) {
    this.problems = problems;
    this.placeholders = placeholders;
  }

  Optional<String> text(String path, Node node) {
    return raw(path, node).map(raw -> placeholders.expand(path, raw));
  }

  /** Blanks at its ends included. */
  Optional<String> exact(String path, Node node) {
    return written(path, node).map(written -> placeholders.expand(path, written));
  }

  Optional<String> raw(String path, Node node) {
    return written(path, node).map(String::strip);
  }

  Optional<String> secret(String path, String key, Node node) {
    return raw(path, node).map(raw -> secret(path, key, raw));
  }

  private String secret(String path, String key, String raw) {
    if (Placeholders.isOnePlaceholder(raw) && !Placeholders.hasDefault(raw)) {
      return placeholders.expand(path, raw);
    }
    problems.add(
        path,
        "a secret is written into the file",
        "Write " + key + ": \"${NAME}\" and set the environment variable NAME.");
    return "";
  }

  private Optional<String> written(String path, Node node) {
    if (node instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    problems.add(path, "must be one value");
    return Optional.empty();
  }
}
