package io.moorline.sink.batch;

import io.moorline.rules.pipeline.Need;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How rows point at a reference. Both maps lead from own columns to the reference's.
 *
 * @param reference the reference's name
 * @param link what the database gave; empty where rows hold the key alone
 * @param key the reference key, which people may spell otherwise in rows that are not ours
 */
public record Pointer(String reference, Map<String, String> link, Map<String, String> key) {

  /** How a row with this need points. */
  public static Pointer of(Need need) {
    Map<String, String> key = new LinkedHashMap<>();
    if (need.pointsByColumns()) {
      need.byColumns().forEach((column, own) -> key.put(own, column));
    }
    return new Pointer(need.reference(), need.of().isEmpty() ? need.link() : Map.of(), key);
  }

  /** How the row points that rows with this need name. */
  public static Pointer ofNamed(Need need) {
    return new Pointer(need.reference(), need.link(), Map.of());
  }

  /** The columns that lead there, where a whole row has them. */
  public Optional<Map<String, String>> in(Collection<String> columns) {
    return Stream.of(link, key)
        .filter(own -> !own.isEmpty() && columns.containsAll(own.keySet()))
        .findFirst();
  }

  /** The columns that lead there, where a patch fills one of them and knows the others. */
  public Optional<Map<String, String>> filledBy(Collection<String> changed, List<String> known) {
    return Optional.of(link)
        .filter(own -> known.containsAll(own.keySet()))
        .filter(own -> own.keySet().stream().anyMatch(changed::contains));
  }
}
