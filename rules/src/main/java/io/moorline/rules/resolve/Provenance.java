package io.moorline.rules.resolve;

import io.moorline.rules.pipeline.ColumnNames;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns that tell where a reference row comes from. */
public record Provenance(ColumnNames names, String domain) {

  private static final String AUTO_DERIVED = "auto_derived";

  public List<String> columns() {
    return List.of(
        names.source(), names.needsReview(), names.derivedFromDomain(), names.derivedAt());
  }

  /** The values that every derived row carries, as text. */
  public Map<String, String> ofDerived(Instant at) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(names.source(), AUTO_DERIVED);
    values.put(names.needsReview(), "true");
    values.put(names.derivedFromDomain(), domain);
    values.put(names.derivedAt(), at.toString());
    return values;
  }

  /** A row that Moorline derived and nobody reviewed yet: its NULL columns may still be filled. */
  public boolean mayBeFilled(ColumnText row) {
    return AUTO_DERIVED.equals(row.of(names.source()))
        && "true".equals(row.of(names.needsReview()));
  }
}
