package io.moorline.streams.home;

import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.rules.resolve.Verdict;
import io.moorline.rules.resolve.Verdict.Ambiguous;
import io.moorline.rules.resolve.Verdict.Linked;
import io.moorline.rules.resolve.Verdict.Underivable;
import io.moorline.streams.message.Answer;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.Waiting;
import io.moorline.streams.station.Quarantine.Case;

/** How verdicts read in the quarantine. */
final class Quarantines {

  private Quarantines() {}

  static Case of(Waiting row, String detail) {
    String reason = row.reason() == null ? "" : row.reason();
    return Case.of(reason, detail, row.dataset(), row.origin(), row.key(), row.value());
  }

  static String word(Verdict<IndexEntry> verdict) {
    if (verdict instanceof Linked) {
      return "linked";
    } else if (verdict instanceof Underivable) {
      return "underivable";
    } else if (verdict instanceof Ambiguous) {
      return "ambiguous";
    }
    return "missing";
  }

  static String detail(Answer answer) {
    String reference = ReferenceKey.parse(answer.key()).reference();
    if (answer.verdict() instanceof Underivable<IndexEntry> underivable) {
      return "The reference "
          + reference
          + " is missing and cannot be derived: no waiting row has a value for "
          + String.join(", ", underivable.columns())
          + ". The row returns when the reference is inserted, or a row brings the value.";
    }
    if (answer.verdict() instanceof Ambiguous<IndexEntry> ambiguous) {
      return ambiguous.rows()
          + " rows of the reference "
          + reference
          + " share the key after normalization. The row returns when one of them is left.";
    }
    return "The reference "
        + reference
        + " is missing, and nothing derives it. The row returns when it is inserted.";
  }
}
