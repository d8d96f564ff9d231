package io.moorline.rules.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table that others point at.
 *
 * @param key the columns of the reference key and how each is spelled, in the file's order
 * @param entity what the change_log calls a row of it
 * @param fillLater a derived, unreviewed row keeps filling its NULLs from later facts
 */
public record Reference(
    String name,
    String id,
    TableName table,
    Map<String, KeyRule> key,
    String entity,
    List<Need> needs,
    boolean fillLater)
    implements Dataset {

  public Reference {
    key = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(key));
    needs = List.copyOf(needs);
  }
}
