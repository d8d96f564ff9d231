package io.moorline.rules.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was found wrong so far. Whoever reports knows the path; the line is looked up here. */
public final class Problems {

  private final List<Problem> found = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();

  public void add(String path, String message) {
    add(path, message, "");
  }

  public void add(String path, String message, String hint) {
    addAt(path, line(path), message, hint);
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** In the order of the file. */
  public List<Problem> all() {
    return found.stream().distinct().sorted(Comparator.comparingInt(Problem::line)).toList();
  }

  void addAt(String path, int line, String message, String hint) {
    found.add(new Problem(path, line, message, hint));
  }

  void locate(String path, int line) {
    lines.putIfAbsent(path, line);
  }

  /** Of the setting, or of the nearest section around it that the file has. */
  private int line(String path) {
    Integer line = lines.get(path);
    if (line != null) {
      return line;
    }
    int parent = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    return parent < 0 ? 1 : line(path.substring(0, parent));
  }
}
