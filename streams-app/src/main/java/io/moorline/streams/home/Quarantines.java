package io.moorline.streams.home;

import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.rules.resolve.Verdict;
import io.moorline.rules.resolve.Verdict.Ambiguous;
import io.moorline.rules.resolve.Verdict.Incomplete;
import io.moorline.rules.resolve.Verdict.Linked;
import io.moorline.rules.resolve.Verdict.Underivable;
import io.moorline.streams.message.Answer;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.Waiting;
import io.moorline.streams.station.Quarantine.Case;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** How verdicts read in the quarantine. */
final class Quarantines {

  /** Ids are keys of an index, which takes no long ones. */
  private static final int LONGEST = 200;

  static final String MISSING = "missing";
  static final String INCOMPLETE = "incomplete";

  private Quarantines() {}

  static Case of(String id, Waiting row, String detail) {
    String reason = row.reason() == null ? "" : row.reason();
    return Case.of(
        reason, detail, row.dataset(), row.origin(), about(id, row), row.key(), row.value());
  }

  /** One record may make several rows necessary, and each of them may be set aside. */
  private static String about(String id, Waiting row) {
    if (row.origin().dataset().equals(row.dataset())) {
      return "";
    }
    String about = id.substring(RowId.first(row.dataset()).length());
    return about.length() <= LONGEST
        ? about
        : UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8)).toString();
  }

  static String word(Verdict<IndexEntry> verdict) {
    if (verdict instanceof Linked) {
      return "linked";
    } else if (verdict instanceof Underivable) {
      return "underivable";
    } else if (verdict instanceof Ambiguous) {
      return "ambiguous";
    } else if (verdict instanceof Incomplete) {
      return INCOMPLETE;
    }
    return MISSING;
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
    if (answer.verdict() instanceof Incomplete<IndexEntry> incomplete) {
      return "The row of the reference "
          + reference
          + " exists, but is NULL in "
          + String.join(", ", incomplete.columns())
          + ". The link is filled when that is.";
    }
    return "The reference "
        + reference
        + " is missing, and nothing derives it. The row returns when it is inserted.";
  }
}
