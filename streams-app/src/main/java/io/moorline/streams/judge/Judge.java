package io.moorline.streams.judge;

import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.rules.resolve.Verdict;
import io.moorline.rules.resolve.Verdict.Ambiguous;
import io.moorline.rules.resolve.Verdict.Linked;
import io.moorline.rules.resolve.Verdict.Missing;
import io.moorline.rules.resolve.Verdict.Underivable;
import io.moorline.streams.message.Answer;
import io.moorline.streams.message.Existing;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.KeyState;
import io.moorline.streams.message.KeyState.Request;
import io.moorline.streams.message.KeyState.Stage;
import io.moorline.streams.message.Round;
import io.moorline.streams.message.Round.Task;
import io.moorline.streams.message.Subscription;
import io.moorline.streams.model.ReferenceModel;
import io.moorline.streams.station.Desk;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each reference key of one partition: alone to say that it is missing, once to derive
 * it. Existence and waiting rows meet here, so no wake-up is lost.
 */
final class Judge {

  /** How many rows one step of a walk takes: other keys and other records come in between. */
  private static final int STEP = 500;

  private final Desk desk;
  private final ExistingRows existing;
  private final Subscriptions subscriptions;
  private final KeyValueStore<String, KeyState> keys;
  private final Gate gate;
  private final Rounds rounds;
  private final Deriver deriver;

  Judge(
      Desk desk,
      ExistingRows existing,
      Subscriptions subscriptions,
      KeyValueStore<String, KeyState> keys,
      Gate gate,
      Rounds rounds) {
    this.desk = desk;
    this.existing = existing;
    this.subscriptions = subscriptions;
    this.keys = keys;
    this.gate = gate;
    this.rounds = rounds;
    this.deriver = new Deriver(desk);
  }

  /** A row begins to wait. */
  void subscribe(String reference, Subscription asks) {
    Optional<Subscription> before = subscriptions.find(reference, asks.row());
    if (before.filter(same -> same.version().equals(asks.version())).isPresent()) {
      return;
    }
    before.ifPresent(older -> leave(reference, older));
    Existing rows = existing.of(reference);
    Optional<IndexEntry> link = rows.only().filter(asks::accepts);
    if (link.isPresent()) {
      answer(reference, asks, new Linked<>(link.get()));
      return;
    }
    subscriptions.put(reference, asks);
    keys.put(reference, stateOf(reference).join(asks));
    if (rows.rows().isEmpty()) {
      decide(reference, asks);
    } else if (rows.rows().size() > 1) {
      answer(reference, asks, new Ambiguous<>(rows.rows().size()));
    }
  }

  /** A row waits no longer, unanswered. */
  void unsubscribe(String reference, String row) {
    subscriptions.find(reference, row).ifPresent(gone -> leave(reference, gone));
  }

  /** The rows that have the key are not the same any more. */
  void changed(String reference) {
    KeyState state = keys.get(reference);
    if (state == null) {
      return;
    }
    if (state.waiting() == 0) {
      forget(reference);
    } else if (existing.of(reference).rows().isEmpty()) {
      recount(reference, state);
    } else {
      start(reference, Task.ANSWER);
    }
  }

  /** The reference's dataset has been read past some row that asks. */
  void opened(String reference) {
    if (keys.get(reference) != null && existing.of(reference).rows().isEmpty()) {
      decide(reference, null);
    }
  }

  /** Goes on with a walk that was not finished; true: it is not finished yet. */
  boolean walk(String reference) {
    Optional<Round> found = rounds.find(reference);
    KeyState state = keys.get(reference);
    if (found.isEmpty() || state == null) {
      rounds.end(reference);
      return false;
    }
    Round round = found.get();
    List<Subscription> some = subscriptions.after(reference, round.after(), STEP);
    if (round.task() == Task.ANSWER) {
      answer(reference, state, some);
    } else {
      recount(reference, state, some);
    }
    if (some.size() < STEP) {
      end(reference, round.task());
      return false;
    }
    rounds.put(reference, new Round(round.task(), some.get(some.size() - 1).row()));
    return true;
  }

  private void start(String reference, Task task) {
    rounds.put(reference, Round.start(task));
    walk(reference);
  }

  private void end(String reference, Task task) {
    rounds.end(reference);
    KeyState state = stateOf(reference);
    if (state.waiting() == 0) {
      forget(reference);
    } else if (task == Task.RECOUNT) {
      keys.put(reference, state.at(Stage.OPEN));
      opened(reference);
    }
  }

  /** Tells each of these rows how the key stands now. */
  private void answer(String reference, KeyState state, List<Subscription> some) {
    Existing rows = existing.of(reference);
    Verdict<IndexEntry> verdict = verdict(reference, rows, state);
    KeyState left = state;
    for (Subscription asks : some) {
      if (verdict instanceof Linked<IndexEntry> linked) {
        if (asks.accepts(linked.row())) {
          answer(reference, asks, verdict);
          subscriptions.remove(reference, asks);
          left = left.leave();
        }
      } else if (verdict instanceof Ambiguous || verdict instanceof Underivable && asks.derives()) {
        answer(reference, asks, verdict);
      }
    }
    keys.put(reference, left);
  }

  private void recount(String reference, KeyState state, List<Subscription> some) {
    KeyState counted = state;
    for (Subscription asks : some) {
      counted = counted.ask(asks);
    }
    keys.put(reference, counted);
  }

  private void recount(String reference, KeyState state) {
    keys.put(reference, state.recounting());
    start(reference, Task.RECOUNT);
  }

  private void leave(String reference, Subscription gone) {
    subscriptions.remove(reference, gone);
    KeyState state = stateOf(reference).leave();
    keys.put(reference, state);
    if (state.waiting() == 0 && state.stage() != Stage.DERIVED) {
      forget(reference);
    } else if (state.dependsOn(gone)) {
      recount(reference, state);
    }
  }

  /** For a key that no row has: derive, say why not, or wait for the gate. */
  private void decide(String reference, @Nullable Subscription asks) {
    KeyState state = stateOf(reference);
    Request request = state.request();
    boolean undecided = state.stage() == Stage.OPEN || state.stage() == Stage.UNDERIVABLE;
    if (request == null || !undecided) {
      return;
    }
    if (!gate.isOpen(reference, request.gate())) {
      gate.await(reference, request.gate());
      return;
    }
    Verdict<IndexEntry> verdict = verdict(reference, Existing.NONE, state);
    if (verdict instanceof Missing) {
      deriver.derive(ReferenceKey.parse(reference), state, request);
      keys.put(reference, state.derived());
    } else if (state.stage() == Stage.OPEN) {
      keys.put(reference, state.at(Stage.UNDERIVABLE));
      start(reference, Task.ANSWER);
    } else if (asks != null && asks.derives()) {
      answer(reference, asks, verdict);
    }
  }

  private Verdict<IndexEntry> verdict(String reference, Existing rows, KeyState state) {
    ReferenceKey key = ReferenceKey.parse(reference);
    ReferenceModel model = desk.model().reference(key.reference());
    List<IndexEntry> entries = rows.rows().stream().map(Existing.Row::entry).toList();
    Verdict<IndexEntry> verdict = Verdict.of(entries, state.candidate(), model.required());
    Set<String> unfit = model.captured().unfit(key.columns(model.dataset()));
    return verdict instanceof Missing && !unfit.isEmpty() ? new Underivable<>(unfit) : verdict;
  }

  private void answer(String reference, Subscription asks, Verdict<IndexEntry> verdict) {
    desk.answer(asks.home(), new Answer(asks.row(), asks.version(), reference, verdict));
  }

  private KeyState stateOf(String reference) {
    KeyState state = keys.get(reference);
    return state == null ? KeyState.NEW : state;
  }

  private void forget(String reference) {
    keys.delete(reference);
    rounds.end(reference);
  }
}
