package io.moorline.rules.pipeline;

/**
 * The columns that Moorline fills beside the user's own.
 *
 * @param source on references: {@code authoritative} or {@code auto_derived}
 * @param needsReview on references: true until a person looked at a derived row
 * @param derivedFromDomain on references: the pipeline's domain
 * @param derivedAt on references: when the row was derived
 * @param sourcePosition on mirrors: position of the newest row change applied
 * @param dataVersion on mirrors: hash of the row's content
 * @param correlation on references without a business key: which row made the derived one necessary
 */
public record ColumnNames(
    String source,
    String needsReview,
    String derivedFromDomain,
    String derivedAt,
    String sourcePosition,
    String dataVersion,
    String correlation) {

  public static final ColumnNames DEFAULT =
      new ColumnNames(
          "_source",
          "_needs_review",
          "_derived_from_domain",
          "_derived_at",
          "_source_position",
          "_data_version",
          "_correlation");
}
