package io.moorline.rules.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A captured table whose rows are loaded into another once their references exist.
 *
 * @param table the captured table ({@code from:})
 * @param into the table that the pipeline owns: a mirror
 * @param key the columns of {@code into} that identify a row
 * @param normalize columns that are written normalized, and how
 * @param entity what the change_log calls a row of it
 * @param unresolved what becomes of a row while a reference of it is missing
 */
public record Fact(
    String name,
    String id,
    TableName table,
    TableName into,
    List<String> key,
    Map<String, KeyRule> normalize,
    String entity,
    List<Need> needs,
    Unresolved unresolved)
    implements Dataset {

  public enum Unresolved {
    /** It waits. */
    PARK,
    /** It is written with NULL where the reference would be, and again once that exists. */
    LOAD_UNLINKED,
    /** It is set aside, and returns by itself when the reference exists. */
    QUARANTINE
  }

  public Fact {
    key = List.copyOf(key);
    normalize = Collections.unmodifiableMap(new LinkedHashMap<>(normalize));
    needs = List.copyOf(needs);
  }
}
