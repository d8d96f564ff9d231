package io.moorline.rules.catalog;

import io.moorline.rules.pipeline.Authority;
import io.moorline.rules.pipeline.Authority.InTable;
import io.moorline.rules.pipeline.Paths;
import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.pipeline.Source;
import io.moorline.rules.pipeline.TableName;

/** The columns that authorities bring: that one side has them, and the other takes them. */
final class AuthorityColumnChecks {

  private final Asked asked;

  AuthorityColumnChecks(Asked asked) {
    this.asked = asked;
  }

  /** What the reference's table must have. */
  void checkReference(Reference reference) {
    for (Authority authority : reference.authorities()) {
      authority
          .columns()
          .forEach((column, source) -> checkColumn(reference, authority, column, source));
    }
  }

  /** What the authority's own table must have. */
  void checkOrigin(Reference reference) {
    for (Authority authority : reference.authorities()) {
      if (authority.origin() instanceof InTable in) {
        checkTable(reference, authority, in.table());
      }
    }
  }

  private void checkColumn(Reference reference, Authority authority, String column, Source source) {
    String path = columnsPath(reference, authority) + "." + column;
    asked
        .writable(path, reference.table(), column)
        .filter(found -> source instanceof Source.Constant value && !found.accepts(value.value()))
        .ifPresent(
            found ->
                asked.add(
                    path,
                    "\"%s\" is no value of type %s"
                        .formatted(((Source.Constant) source).value(), found.type()),
                    "Write one that " + column + " can hold."));
  }

  private void checkTable(Reference reference, Authority authority, TableName table) {
    String path = Paths.of(reference, authority);
    if (asked.require(path + ".table", table).isEmpty()) {
      return;
    }
    if (authority.columns().isEmpty()) {
      reference.key().keySet().forEach(column -> asked.column(path + ".table", table, column));
    }
    authority
        .columns()
        .forEach(
            (column, source) ->
                source
                    .columns()
                    .forEach(
                        own ->
                            asked.column(
                                columnsPath(reference, authority) + "." + column, table, own)));
  }

  private static String columnsPath(Reference reference, Authority authority) {
    return Paths.of(reference, authority) + ".columns";
  }
}
