package io.moorline.streams.judge;

import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.rules.resolve.Verdict;
import io.moorline.rules.resolve.Verdict.Missing;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.KeyState;
import io.moorline.streams.message.KeyState.Request;
import io.moorline.streams.message.KeyState.Stage;
import io.moorline.streams.message.Subscription;
import org.jspecify.annotations.Nullable;

/** Whether a key that no row has is derived: now, later, or not. */
final class Decision {

  private final KeyStates keys;
  private final Teller teller;
  private final Gate gate;
  private final Patience patience;
  private final Brake brake;
  private final Deriver deriver;
  private final Authorities authorities;
  private final AuthorityWait authorityWait;

  Decision(
      KeyStates keys,
      Teller teller,
      Gate gate,
      Patience patience,
      Authorities authorities,
      AuthorityWait authorityWait,
      Brake brake,
      Deriver deriver) {
    this.keys = keys;
    this.teller = teller;
    this.gate = gate;
    this.patience = patience;
    this.authorities = authorities;
    this.authorityWait = authorityWait;
    this.brake = brake;
    this.deriver = deriver;
  }

  /**
   * Derives the key, or sees to it that it is decided again when that may be.
   *
   * @param asks the row that just came, if one did
   * @return true: the key has turned out to be underivable, and the rows do not know yet
   */
  boolean decide(String reference, @Nullable Subscription asks) {
    KeyState state = keys.of(reference);
    Request request = state.request();
    boolean undecided = state.stage() == Stage.OPEN || state.stage() == Stage.UNDERIVABLE;
    if (!undecided || !isDue(reference, request)) {
      return false;
    }
    if (authorities.know(reference)) {
      keys.put(reference, state.derived());
      return false;
    }
    if (request == null || !authorityWait.isOver(reference)) {
      return false;
    }
    Verdict<IndexEntry> verdict = teller.verdict(reference, state);
    if (verdict instanceof Missing) {
      derive(reference, state, request);
    } else if (state.stage() == Stage.OPEN) {
      keys.put(reference, state.at(Stage.UNDERIVABLE));
      return true;
    } else if (asks != null && asks.derives()) {
      teller.answer(reference, asks, verdict);
    }
    return false;
  }

  private void derive(String reference, KeyState state, Request request) {
    if (brake.letsThrough(reference)) {
      deriver.derive(ReferenceKey.parse(reference), state, request);
      keys.put(reference, state.derived());
    }
  }

  /** Rows that let nothing be derived may still ask for what an authority knows. */
  private boolean isDue(String reference, @Nullable Request request) {
    if (request == null) {
      return gate.passes(reference, Subscription.ANY);
    }
    return request.gate() != null && gate.passes(reference, request.gate())
        || request.asked() != null && patience.isOver(reference, request.asked());
  }
}
