package io.moorline.sink.batch;

import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.sink.table.RefusedValueException;
import io.moorline.sink.table.TargetTable;
import java.util.Optional;

/**
 * Why a record cannot become a row.
 *
 * @param reason one word
 * @param detail for a person
 */
record Fault(String reason, String detail, Optional<String> sqlState) {

  private static final String UNDEFINED_COLUMN = "42703";

  static Fault malformed(String detail) {
    return new Fault("malformed", detail, Optional.empty());
  }

  static Fault refused(RefusedValueException e) {
    return new Fault("refused", e.getMessage(), Optional.of(e.sqlState()));
  }

  /** The stored row may show another row of the source. */
  static Fault incomplete() {
    return new Fault(
        "incomplete",
        "the change leaves large values out that only its own row at the source has; let the table"
            + " have REPLICA IDENTITY FULL and write the row again",
        Optional.empty());
  }

  /** What the shape of a change alone tells, before any value is looked at; asked for every row. */
  static Optional<Fault> of(TargetTable table, RowChange change) {
    for (String column : table.key()) {
      if (change.row().get(column) == null) {
        return Optional.of(noKey(column));
      }
    }
    return change.intent() == Intent.UPSERT
        ? Optional.empty()
        : unseen(table, change).or(() -> gone(table, change));
  }

  private static Fault noKey(String column) {
    return new Fault("no_key", "column " + column + " of the key is empty", Optional.empty());
  }

  private static Optional<Fault> unseen(TargetTable table, RowChange change) {
    return change.row().keySet().stream()
        .filter(column -> change.intent() == Intent.PATCH)
        .filter(column -> !table.key().contains(column) && !change.seen().containsKey(column))
        .findFirst()
        .map(column -> malformed("the patch changes column " + column + " that it has not seen"));
  }

  private static Optional<Fault> gone(TargetTable table, RowChange change) {
    return change.seen().keySet().stream()
        .filter(column -> table.column(column).isEmpty())
        .findFirst()
        .map(column -> "column " + column + ", which the change has seen, is gone")
        .map(detail -> new Fault("refused", detail, Optional.of(UNDEFINED_COLUMN)));
  }
}
