package io.moorline.streams.judge;

import io.moorline.rules.resolve.Verdict;
import io.moorline.rules.resolve.Verdict.Ambiguous;
import io.moorline.rules.resolve.Verdict.Linked;
import io.moorline.rules.resolve.Verdict.Underivable;
import io.moorline.streams.message.Existing;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.KeyState;
import io.moorline.streams.message.KeyState.Stage;
import io.moorline.streams.message.Round;
import io.moorline.streams.message.Round.Task;
import io.moorline.streams.message.Subscription;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each reference key of one partition: alone to say that it is missing, once to derive
 * it. Existence and waiting rows meet here, so no wake-up is lost.
 */
final class Judge {

  /** How many rows one step of a walk takes: other keys and other records come in between. */
  private static final int STEP = 500;

  private final Gate gate;
  private final Subscriptions subscriptions;
  private final KeyStates keys;
  private final Rounds rounds;
  private final Teller teller;
  private final Patience patience;
  private final Decision decision;

  Judge(
      Gate gate,
      Subscriptions subscriptions,
      KeyStates keys,
      Rounds rounds,
      Teller teller,
      Patience patience,
      Decision decision) {
    this.gate = gate;
    this.subscriptions = subscriptions;
    this.keys = keys;
    this.rounds = rounds;
    this.teller = teller;
    this.patience = patience;
    this.decision = decision;
  }

  /** A row begins to wait. */
  void subscribe(String reference, Subscription begins) {
    Optional<Subscription> before = subscriptions.find(reference, begins.place());
    if (before.filter(same -> same.version().equals(begins.version())).isPresent()) {
      return;
    }
    Subscription asks = patience.stamp(reference, begins, before);
    before.ifPresent(older -> leave(reference, older));
    Existing rows = gate.rows(reference);
    Optional<IndexEntry> link = rows.only().filter(asks::accepts);
    if (link.isPresent()) {
      teller.answer(reference, asks, new Linked<>(link.get()));
      return;
    }
    subscriptions.put(reference, asks);
    keys.put(reference, keys.of(reference).join(asks));
    if (rows.isAmbiguous()) {
      teller.answer(reference, asks, new Ambiguous<>(rows.rows().size()));
    } else {
      if (!rows.exists()) {
        decide(reference, asks);
      }
      teller.tell(reference, asks);
    }
  }

  /** A row waits no longer, unanswered. */
  void unsubscribe(String reference, String place) {
    subscriptions.find(reference, place).ifPresent(gone -> leave(reference, gone));
  }

  /** The rows that have the key are not the same any more. */
  void changed(String reference) {
    Optional<KeyState> state = keys.find(reference);
    if (state.isEmpty()) {
      return;
    }
    if (state.get().waiting() == 0) {
      forget(reference);
    } else if (gate.rows(reference).exists()) {
      start(reference, Task.ANSWER);
    } else {
      recount(reference, state.get());
    }
  }

  /**
   * A new snapshot did not find the row that the key was derived for: it is on its way yet, or went
   * while nobody watched. Derived once more it is written if it is not there.
   */
  void lost(String reference, KeyState state) {
    if (state.waiting() == 0) {
      forget(reference);
    } else {
      recount(reference, state);
    }
  }

  /** Something that the key's decision waited for is there. */
  void due(String reference) {
    if (keys.find(reference).isPresent() && !gate.rows(reference).exists()) {
      decide(reference, null);
    }
  }

  /** It may be certain now that the row cannot be linked. */
  void tell(String reference, String place) {
    subscriptions.find(reference, place).ifPresent(asks -> teller.tell(reference, asks));
  }

  /** The home that a step answered has come to its end. */
  void followed(String reference) {
    rounds.find(reference).ifPresent(round -> rounds.put(reference, round.followed()));
  }

  /** Goes on with a walk that was not finished; true: it can go on. */
  boolean walk(String reference) {
    Optional<Round> found = rounds.find(reference);
    Optional<KeyState> state = keys.find(reference);
    if (found.isEmpty() || state.isEmpty()) {
      rounds.end(reference);
      return false;
    }
    Round round = found.get();
    List<Subscription> some = subscriptions.after(reference, round.after(), STEP);
    boolean answered = false;
    if (round.task() == Task.ANSWER) {
      answered = answer(reference, state.get(), some);
    } else {
      recount(reference, state.get(), some);
    }
    if (some.size() < STEP) {
      end(reference, round.task());
      return false;
    }
    Round next = round.step(some.get(some.size() - 1).place(), answered);
    rounds.put(reference, next);
    return !next.isFarAhead();
  }

  private void start(String reference, Task task) {
    Round round =
        rounds.find(reference).map(before -> before.again(task)).orElse(Round.start(task));
    rounds.put(reference, round);
    if (!round.isFarAhead()) {
      walk(reference);
    }
  }

  private void end(String reference, Task task) {
    rounds.end(reference);
    KeyState state = keys.of(reference);
    if (state.waiting() == 0) {
      forget(reference);
    } else if (task == Task.RECOUNT) {
      keys.put(reference, state.at(Stage.OPEN));
      due(reference);
    }
  }

  /**
   * Tells those of the rows that it concerns how the key stands now; true: there were any. What
   * lies in the homes' way comes before all that other keys send there, so the walk must not get
   * far ahead of them.
   */
  private boolean answer(String reference, KeyState state, List<Subscription> some) {
    Verdict<IndexEntry> verdict = teller.verdict(reference, state);
    List<Subscription> told = some.stream().filter(asks -> concerns(verdict, asks)).toList();
    KeyState left = state;
    for (Subscription asks : told) {
      boolean last = some.size() == STEP && asks == told.get(told.size() - 1);
      teller.answer(reference, asks, verdict, last);
      if (verdict instanceof Linked) {
        subscriptions.remove(reference, asks);
        left = left.leave();
      }
    }
    keys.put(reference, left);
    if (verdict instanceof Linked) {
      some.stream()
          .filter(asks -> !concerns(verdict, asks))
          .forEach(asks -> teller.tell(reference, asks));
    }
    return !told.isEmpty();
  }

  private static boolean concerns(Verdict<IndexEntry> verdict, Subscription asks) {
    return verdict instanceof Linked<IndexEntry> linked
        ? asks.accepts(linked.row())
        : verdict instanceof Ambiguous || verdict instanceof Underivable && asks.derives();
  }

  private void recount(String reference, KeyState state, List<Subscription> some) {
    KeyState counted = state;
    for (Subscription asks : some) {
      counted = counted.ask(asks);
      teller.tell(reference, asks);
    }
    keys.put(reference, counted);
  }

  private void recount(String reference, KeyState state) {
    keys.put(reference, state.recounting());
    start(reference, Task.RECOUNT);
  }

  private void leave(String reference, Subscription gone) {
    subscriptions.remove(reference, gone);
    KeyState state = keys.of(reference).leave();
    keys.put(reference, state);
    if (state.waiting() == 0 && state.stage() != Stage.DERIVED) {
      forget(reference);
    } else if (state.dependsOn(gone)) {
      recount(reference, state);
    }
  }

  private void decide(String reference, @Nullable Subscription asks) {
    if (decision.decide(reference, asks)) {
      start(reference, Task.ANSWER);
    }
  }

  private void forget(String reference) {
    keys.forget(reference);
    rounds.end(reference);
  }
}
