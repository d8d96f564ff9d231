package io.moorline.source.authority;

import io.moorline.source.Causes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A list of rows in YAML. Values are read as they are written: {@code 007} has three digits. */
final class YamlOrigin implements Origin {

  private static final int MAX_CHARACTERS = 50_000_000;
  private static final int MAX_DEPTH = 5;

  private final Path file;
  private final List<Map<String, @Nullable String>> rows;

  private YamlOrigin(Path file, List<Map<String, @Nullable String>> rows) {
    this.file = file;
    this.rows = rows;
  }

  static YamlOrigin open(Path file) throws AuthorityException, IOException {
    YamlOrigin origin = new YamlOrigin(file, new ArrayList<>());
    try (BufferedReader reader = Texts.open(file)) {
      origin.read(yaml().compose(reader));
      return origin;
    } catch (YAMLException | CharacterCodingException e) {
      throw origin.unreadable("YAML in UTF-8", Causes.summary(e));
    }
  }

  @Override
  public List<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> columns.addAll(row.keySet()));
    return List.copyOf(columns);
  }

  @Override
  public void forEach(Collection<String> columns, RowReader reader) {
    rows.forEach(reader::read);
  }

  @Override
  public void close() {
    // All of it was read when it was opened.
  }

  private void read(@Nullable Node root) throws AuthorityException {
    if (!(root instanceof SequenceNode list)) {
      throw unreadable("a list of rows", "write a line \"- column: value\" for each");
    }
    for (Node item : list.getValue()) {
      if (!(item instanceof MappingNode mapping)) {
        throw unreadable("a list of rows", "line " + line(item) + " is no row");
      }
      rows.add(row(mapping));
    }
  }

  private Map<String, @Nullable String> row(MappingNode mapping) throws AuthorityException {
    Map<String, @Nullable String> row = new LinkedHashMap<>();
    for (NodeTuple column : mapping.getValue()) {
      if (!(column.getKeyNode() instanceof ScalarNode name)
          || !(column.getValueNode() instanceof ScalarNode value)) {
        int line = line(column.getKeyNode());
        throw unreadable("rows of single values", "line " + line + " has another");
      }
      if (row.containsKey(name.getValue())) {
        throw unreadable("rows", "line " + line(name) + " says " + name.getValue() + " twice");
      }
      row.put(name.getValue(), value.getTag().equals(Tag.NULL) ? null : value.getValue());
    }
    return row;
  }

  private AuthorityException unreadable(String what, String why) {
    return new AuthorityException(file + " is not readable as " + what + ": " + why);
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setCodePointLimit(MAX_CHARACTERS);
    return new Yaml(new SafeConstructor(options));
  }
}
