package io.moorline.rules.file;

import java.io.StringReader;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads YAML into sections. Builds no objects from it, whatever its tags ask for. */
public final class YamlFile {

  private static final int MAX_CHARACTERS = 1_000_000;
  private static final int MAX_DEPTH = 20;

  private final Problems problems;
  private final Scalars scalars;

  public YamlFile(Problems problems, Function<String, Optional<String>> environment) {
    this.problems = problems;
    this.scalars = new Scalars(problems, new Placeholders(environment, problems));
  }

  /** The whole file as a section; empty when it has none, and then a problem says why. */
  public Optional<Section> read(String text) {
    return compose(text).flatMap(this::section);
  }

  private Optional<Node> compose(String text) {
    // Refused first: the limits of the YAML reader have no line to point at.
    if (text.length() > MAX_CHARACTERS) {
      problems.add("", "the file is longer than " + MAX_CHARACTERS + " characters");
      return Optional.empty();
    }
    try {
      return orEmptyFile(yaml().compose(new StringReader(withoutByteOrderMark(text))));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.addAt("", line, "not readable as YAML: " + e.getProblem(), "");
    } catch (YAMLException e) {
      problems.add("", "not readable as YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private Optional<Node> orEmptyFile(@Nullable Node root) {
    if (root == null) {
      problems.add("", "the file is empty");
    }
    return Optional.ofNullable(root);
  }

  private Optional<Section> section(Node root) {
    new YamlTree(problems).visit("", root);
    if (root instanceof MappingNode mapping) {
      return Optional.of(new Section("", mapping, problems, scalars));
    }
    problems.add("", "the file does not consist of \"setting: value\" lines");
    return Optional.empty();
  }

  private static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setCodePointLimit(MAX_CHARACTERS);
    return new Yaml(new SafeConstructor(options));
  }
}
