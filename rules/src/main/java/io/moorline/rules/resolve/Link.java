package io.moorline.rules.resolve;

import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Need.Mode;
import java.util.List;
import java.util.Map;

/**
 * That a row points at one reference key.
 *
 * @param needs by which it does; two needs may meet in one key
 * @param attributes what a derived reference would take from the row: reference column to text,
 *     without the blank ones
 */
public record Link(ReferenceKey key, List<Need> needs, Map<String, String> attributes) {

  public Link {
    needs = List.copyOf(needs);
    attributes = Map.copyOf(attributes);
  }

  /** Whether the row lets its reference be derived. */
  public boolean derives() {
    return needs.stream().anyMatch(need -> need.mode() == Mode.INSERT_MISSING);
  }
}
