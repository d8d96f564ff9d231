package io.moorline.rules.resolve;

import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Need.Mode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * That a row points at one reference key.
 *
 * @param needs by which it does; two needs may meet in one key
 * @param attributes what a derived reference would take from the row: reference column to text,
 *     without the blank ones
 * @param fills what the row may fill in an existing reference, whoever made that; likewise
 */
public record Link(
    ReferenceKey key, List<Need> needs, Map<String, String> attributes, Map<String, String> fills) {

  public Link {
    needs = List.copyOf(needs);
    attributes = Map.copyOf(attributes);
    fills = Map.copyOf(fills);
  }

  /** A link by which nothing is derived and nothing filled. */
  public static Link to(ReferenceKey key) {
    return new Link(key, List.of(), Map.of(), Map.of());
  }

  /** Whether the row lets its reference be derived. */
  public boolean derives() {
    return needs.stream().anyMatch(need -> need.mode() == Mode.INSERT_MISSING);
  }

  /** The columns that the reference's row must have for the row to be linked to it. */
  public Set<String> columns() {
    return needs.stream()
        .flatMap(need -> need.link().values().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
