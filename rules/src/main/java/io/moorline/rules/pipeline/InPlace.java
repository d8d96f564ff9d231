package io.moorline.rules.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A captured table that is corrected where it stands: compare-and-set, people's values win. Written
 * under {@code facts}, with {@code table} instead of {@code from} and {@code into}.
 *
 * @param normalize columns that are corrected to their normalized spelling, and how
 * @param entity what the change_log calls a row of it
 * @param changeLog the view that shows its changes alone
 * @param backfill what change_log entries call the correction; empty: the pipeline's name
 */
public record InPlace(
    String name,
    String id,
    TableName table,
    Map<String, KeyRule> normalize,
    String entity,
    Optional<TableName> changeLog,
    List<Need> needs,
    Optional<String> backfill)
    implements Dataset {

  public InPlace {
    normalize = Collections.unmodifiableMap(new LinkedHashMap<>(normalize));
    needs = List.copyOf(needs);
  }
}
