package io.moorline.rules.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A captured table whose rows are loaded into another once their references exist.
 *
 * @param table the captured table ({@code from:})
 * @param into the table that the pipeline owns: a mirror
 * @param key the columns of {@code into} that identify a row
 * @param newestBy the columns that tell which of several rows with one key is the newest; empty:
 *     the one that was written last
 * @param normalize columns that are written normalized, and how
 * @param entity what the change_log calls a row of it
 * @param changeLog the view that shows its changes alone
 * @param unresolved what becomes of a row while a reference of it is missing
 */
public record Fact(
    String name,
    String id,
    TableName table,
    TableName into,
    List<String> key,
    List<String> newestBy,
    Map<String, KeyRule> normalize,
    String entity,
    Optional<TableName> changeLog,
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
    newestBy = List.copyOf(newestBy);
    normalize = Collections.unmodifiableMap(new LinkedHashMap<>(normalize));
    needs = List.copyOf(needs);
  }
}
