package io.moorline.rules.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Settings below one path. What is asked for and missing or of a wrong form becomes a problem, and
 * an empty value stands in, so that reading goes on and finds the others.
 */
public final class Section {

  private final String path;
  private final Map<String, Node> settings = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private final Problems problems;
  private final Scalars scalars;

  Section(String path, MappingNode node, Problems problems, Scalars scalars) {
    this.path = path;
    this.problems = problems;
    this.scalars = scalars;
    for (NodeTuple tuple : node.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        settings.put(key.getValue(), tuple.getValueNode());
      }
    }
  }

  public String path() {
    return path;
  }

  public String path(String key) {
    return YamlTree.child(path, key);
  }

  public Set<String> names() {
    return settings.keySet();
  }

  public String text(String key) {
    return optionalText(key).orElseGet(() -> missing(key));
  }

  public Optional<String> optionalText(String key) {
    return find(key).flatMap(node -> scalars.text(path(key), node));
  }

  /** A text that must come from the environment, not from the file. */
  public Optional<String> optionalSecret(String key) {
    return find(key).flatMap(node -> scalars.secret(path(key), key, node));
  }

  public String secret(String key) {
    return optionalSecret(key).orElseGet(() -> missing(key));
  }

  /** As the file has it, placeholders unexpanded: to see whether something secret is in it. */
  public Optional<String> unexpanded(String key) {
    return find(key).flatMap(node -> scalars.raw(path(key), node));
  }

  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Item item : items(key)) {
      if (item.section().isPresent()) {
        problems.add(item.path(), "must be one value");
      } else {
        texts.add(item.word());
      }
    }
    return texts;
  }

  /** None where the setting is left out. */
  public List<String> optionalTexts(String key) {
    asked.add(key);
    return settings.containsKey(key) ? texts(key) : List.of();
  }

  /** As it is written, blanks at its ends included. */
  public String exactText(String key) {
    return find(key).flatMap(node -> scalars.exact(path(key), node)).orElseGet(() -> missing(key));
  }

  /** The items of a list, each a word or a section. */
  public List<Item> items(String key) {
    Optional<Node> node = find(key);
    if (node.isEmpty()) {
      missing(key);
      return List.of();
    }
    List<Item> items = new ArrayList<>();
    for (Node item : nodes(path(key), node.get())) {
      String at = path(key) + "[" + (items.size() + 1) + "]";
      item(at, item).ifPresent(items::add);
    }
    refuseEmpty(key, node.get());
    return items;
  }

  /** None where the setting is left out. */
  public List<Item> optionalItems(String key) {
    asked.add(key);
    return settings.containsKey(key) ? items(key) : List.of();
  }

  /** Whether the setting consists of settings, rather than of one value. */
  public boolean isSection(String key) {
    return settings.get(key) instanceof MappingNode;
  }

  /** The section, or an empty one in the place of a section that is missing. */
  public Section section(String key) {
    Optional<Section> section = optionalSection(key);
    if (section.isEmpty()) {
      missing(key);
    }
    section.ifPresent(there -> refuseEmpty(key, settings.get(key)));
    return section.orElseGet(() -> empty(key));
  }

  public Optional<Section> optionalSection(String key) {
    return find(key).flatMap(node -> section(path(key), node));
  }

  /** Every setting of this section as text: for sections whose names are the user's own. */
  public Map<String, String> allTexts() {
    Map<String, String> texts = new LinkedHashMap<>();
    settings.keySet().forEach(key -> texts.put(key, text(key)));
    return texts;
  }

  /** Every setting of this section as a section. */
  public Map<String, Section> allSections() {
    Map<String, Section> sections = new LinkedHashMap<>();
    settings.keySet().forEach(key -> sections.put(key, section(key)));
    return sections;
  }

  /** Call when everything was asked for: what the file says beyond it is a mistake. */
  public void refuseOthers() {
    for (String key : settings.keySet()) {
      if (!asked.contains(key)) {
        problems.add(path(key), "unknown setting", Suggestion.hint(key, asked));
      }
    }
  }

  private Optional<Node> find(String key) {
    asked.add(key);
    return Optional.ofNullable(settings.get(key)).filter(node -> !node.getTag().equals(Tag.NULL));
  }

  private void refuseEmpty(String key, Node node) {
    if (node instanceof CollectionNode<?> collection && collection.getValue().isEmpty()) {
      problems.add(path(key), "is empty");
    }
  }

  private String missing(String key) {
    if (!settings.containsKey(key)) {
      problems.add(path(key), "is missing");
    } else if (find(key).isEmpty()) {
      problems.add(path(key), "has no value");
    }
    return "";
  }

  private List<Node> nodes(String at, Node node) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    problems.add(at, "must be a list", "Write [a, b], or one line \"- a\" for each.");
    return List.of();
  }

  private Optional<Item> item(String at, Node node) {
    return node instanceof MappingNode
        ? section(at, node).map(section -> new Item(at, "", Optional.of(section)))
        : scalars.text(at, node).map(word -> new Item(at, word, Optional.empty()));
  }

  private Optional<Section> section(String at, Node node) {
    if (node instanceof MappingNode mapping) {
      return Optional.of(new Section(at, mapping, problems, scalars));
    }
    problems.add(at, "must consist of \"setting: value\" lines");
    return Optional.empty();
  }

  private Section empty(String key) {
    MappingNode nothing = new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK);
    return new Section(path(key), nothing, problems, scalars);
  }
}
