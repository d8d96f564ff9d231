package io.moorline.rules.resolve;

import io.moorline.rules.pipeline.ColumnNames;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns that tell where a reference row comes from. */
public record Provenance(ColumnNames names, String domain) {

  private static final String AUTO_DERIVED = "auto_derived";
  private static final String AUTHORITATIVE = "authoritative";

  public List<String> columns() {
    return List.of(
        names.source(), names.needsReview(), names.derivedFromDomain(), names.derivedAt());
  }

  /**
   * The values that every derived row carries, as text.
   *
   * @param review whether somebody is to look at it
   */
  public Map<String, String> ofDerived(Instant at, boolean review) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(names.source(), AUTO_DERIVED);
    values.put(names.needsReview(), Boolean.toString(review));
    values.put(names.derivedFromDomain(), domain);
    values.put(names.derivedAt(), at.toString());
    return values;
  }

  /** Those of a row that an authority says, as text; the other columns are NULL. */
  public Map<String, String> ofAuthority() {
    return Map.of(names.source(), AUTHORITATIVE, names.needsReview(), "false");
  }

  public boolean isDerived(ColumnText row) {
    return AUTO_DERIVED.equals(row.of(names.source()));
  }

  /** A row that Moorline derived and nobody reviewed yet: its NULL columns may still be filled. */
  public boolean mayBeFilled(ColumnText row) {
    return isDerived(row) && "true".equals(row.of(names.needsReview()));
  }
}
