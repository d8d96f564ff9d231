package io.moorline.rules.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Orders references so that each comes after those it needs. */
final class ReferenceOrder {

  private ReferenceOrder() {}

  /** Keeps the file's order where there is a choice, and inside a cycle. */
  static Map<String, Reference> sorted(Map<String, Reference> references) {
    Map<String, Reference> sorted = new LinkedHashMap<>();
    references.keySet().forEach(name -> place(name, references, sorted, Set.of()));
    return sorted;
  }

  /**
   * The names along a cycle that leads from a reference over others back to itself. A row that
   * points at a row of its own kind is no cycle: it can be inserted without that link.
   */
  static Optional<List<String>> cycle(String start, Map<String, Reference> references) {
    return way(start, start, references, List.of());
  }

  private static void place(
      String name,
      Map<String, Reference> references,
      Map<String, Reference> sorted,
      Set<String> above) {
    Reference reference = references.get(name);
    if (reference == null || sorted.containsKey(name) || above.contains(name)) {
      return;
    }
    Set<String> path = new java.util.HashSet<>(above);
    path.add(name);
    reference.needs().forEach(need -> place(need.reference(), references, sorted, path));
    sorted.put(name, reference);
  }

  private static Optional<List<String>> way(
      String from, String to, Map<String, Reference> references, List<String> passed) {
    Reference reference = references.get(from);
    if (reference == null || passed.contains(from)) {
      return Optional.empty();
    }
    List<String> path = new ArrayList<>(passed);
    path.add(from);
    for (Need need : reference.needs()) {
      if (need.reference().equals(from)) {
        continue;
      }
      Optional<List<String>> found =
          need.reference().equals(to)
              ? Optional.of(path)
              : way(need.reference(), to, references, path);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
