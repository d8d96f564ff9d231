package io.moorline.source.authority;

import io.moorline.rules.pipeline.Authority;
import io.moorline.rules.pipeline.ColumnNames;
import io.moorline.rules.pipeline.Reference;
import io.moorline.schemas.Table;
import java.util.List;

/**
 * What is loaded, and where it goes.
 *
 * @param own the columns that Moorline fills itself
 * @param target the reference's table
 */
record LoadPlan(
    Authority authority,
    Reference reference,
    ColumnNames own,
    Table target,
    Origin.Opener opener,
    Destination destination) {

  RowMapping mapping(List<String> available) throws AuthorityException {
    return RowMapping.of(authority, reference, own, target, available);
  }

  /** Changes when rows are made in another way, of whatever rows. */
  String shape() {
    return Fingerprint.of(
        String.join(
            " ",
            authority.origin().toString(),
            authority.columns().toString(),
            reference.key().keySet().toString(),
            target.columns().toString()));
  }
}
