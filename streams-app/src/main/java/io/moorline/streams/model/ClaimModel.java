package io.moorline.streams.model;

import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Need.Other;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** That rows of a dataset ask for a link of others' rows. */
public record ClaimModel(DatasetModel claimant, Need need, InPlaceModel anchored) {

  /** Unique in the pipeline. */
  public String name() {
    return claimant.id() + "." + need.name();
  }

  /** The primary key of the row that is asked for; empty when the row names none. */
  public Optional<Map<String, @Nullable Object>> key(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> key = new LinkedHashMap<>();
    Other other = need.of().orElseThrow();
    other
        .by()
        .forEach(
            (column, own) ->
                key.put(
                    column,
                    Conversions.convert(
                        row.get(own),
                        claimant.captured().type(own),
                        anchored.captured().type(column))));
    return key.containsValue(null) ? Optional.empty() : Optional.of(key);
  }

  /** Whether the row says everything that the claim is made of. */
  public boolean isTold(Map<String, @Nullable Object> row) {
    return row.keySet().containsAll(need.deciding())
        && row.keySet().containsAll(need.of().orElseThrow().by().values());
  }
}
