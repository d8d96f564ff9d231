package io.moorline.streams.judge;

import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.rules.resolve.Verdict;
import io.moorline.rules.resolve.Verdict.Incomplete;
import io.moorline.rules.resolve.Verdict.Missing;
import io.moorline.rules.resolve.Verdict.Underivable;
import io.moorline.streams.message.Answer;
import io.moorline.streams.message.Existing;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.KeyState;
import io.moorline.streams.message.Subscription;
import io.moorline.streams.model.ReferenceModel;
import io.moorline.streams.station.Desk;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a key stands, and telling a row that waits for it. */
final class Teller {

  private final Desk desk;
  private final Gate gate;

  Teller(Desk desk, Gate gate) {
    this.desk = desk;
    this.gate = gate;
  }

  Verdict<IndexEntry> verdict(String reference, KeyState state) {
    ReferenceKey key = ReferenceKey.parse(reference);
    ReferenceModel model = desk.model().reference(key.reference());
    List<IndexEntry> entries =
        gate.rows(reference).rows().stream().map(Existing.Row::entry).toList();
    Verdict<IndexEntry> verdict = Verdict.of(entries, state.candidate(), model.required());
    Set<String> unfit = model.captured().unfit(key.columns(model.dataset()));
    return verdict instanceof Missing && !unfit.isEmpty() ? new Underivable<>(unfit) : verdict;
  }

  void answer(String reference, Subscription asks, Verdict<IndexEntry> verdict) {
    answer(reference, asks, verdict, false);
  }

  void answer(String reference, Subscription asks, Verdict<IndexEntry> verdict, boolean last) {
    desk.answer(asks.home(), new Answer(asks.row(), asks.version(), reference, verdict, last));
  }

  /** What keeps the row from being linked, if it wants to know: as soon as that is certain. */
  void tell(String reference, Subscription asks) {
    Optional<Verdict<IndexEntry>> obstacle = obstacle(gate.rows(reference), asks);
    if (obstacle.isEmpty()) {
      return;
    }
    if (gate.isOpen(reference, asks.gate())) {
      answer(reference, asks, obstacle.get());
    } else {
      gate.await(reference, asks.gate(), asks.place());
    }
  }

  private static Optional<Verdict<IndexEntry>> obstacle(Existing rows, Subscription asks) {
    if (!rows.exists()) {
      return asks.tellMissing() ? Optional.of(new Missing<>()) : Optional.empty();
    }
    return rows.only()
        .filter(row -> asks.tellIncomplete())
        .map(asks::lacking)
        .filter(columns -> !columns.isEmpty())
        .map(Incomplete::new);
  }
}
