package io.moorline.rules.file;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Walks the tree once: notes every line, refuses duplicate settings and tags. */
final class YamlTree {

  /** What a value without a written tag is taken for. */
  private static final Set<Tag> PLAIN =
      Set.of(
          Tag.STR,
          Tag.INT,
          Tag.FLOAT,
          Tag.BOOL,
          Tag.NULL,
          Tag.TIMESTAMP,
          Tag.MERGE,
          Tag.MAP,
          Tag.SEQ);

  private final Problems problems;

  YamlTree(Problems problems) {
    this.problems = problems;
  }

  static String child(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  void visit(String path, Node node) {
    problems.locate(path, line(node));
    refuseTag(path, node);
    if (node instanceof MappingNode mapping) {
      visitSettings(path, mapping);
    } else if (node instanceof SequenceNode sequence) {
      visitItems(path, sequence.getValue());
    }
  }

  private void visitSettings(String path, MappingNode mapping) {
    Set<String> seen = new HashSet<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        visitSetting(child(path, key.getValue()), key, tuple.getValueNode(), seen);
      } else {
        problems.addAt(path, line(tuple.getKeyNode()), "a setting's name is not a word", "");
      }
    }
  }

  private void visitSetting(String path, ScalarNode key, Node value, Set<String> seen) {
    if (!seen.add(key.getValue())) {
      problems.addAt(path, line(key), "is said twice", "Keep one of them.");
    }
    problems.locate(path, line(key));
    visit(path, value);
  }

  private void visitItems(String path, List<Node> items) {
    for (int i = 0; i < items.size(); i++) {
      visit(path + "[" + (i + 1) + "]", items.get(i));
    }
  }

  private void refuseTag(String path, Node node) {
    if (!PLAIN.contains(node.getTag())) {
      problems.addAt(path, line(node), "the tag " + node.getTag() + " is refused", "Remove it.");
    }
  }
}
