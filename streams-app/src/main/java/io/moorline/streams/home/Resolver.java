package io.moorline.streams.home;

import io.moorline.rules.resolve.Link;
import io.moorline.rules.resolve.Verdict;
import io.moorline.rules.resolve.Verdict.Linked;
import io.moorline.schemas.Position;
import io.moorline.schemas.SchemaRegistry.RegistryException;
import io.moorline.streams.home.Subject.Refusal;
import io.moorline.streams.message.Answer;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.ParkMessage.Subscribe;
import io.moorline.streams.message.ParkMessage.Unsubscribe;
import io.moorline.streams.message.Subscription;
import io.moorline.streams.message.Waiting;
import io.moorline.streams.station.Desk;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * Brings rows to their changes topic. A row whose references all exist goes at once; any other
 * waits here, asks the judges of all missing keys at the same time, and goes on when the last of
 * them has answered.
 */
final class Resolver {

  /** A row of a database whose reading says nothing about the reference's. */
  private static final Position ANY = new Position(0, 0, 0);

  private final Desk desk;
  private final ReplicatedIndex index;
  private final WaitingRows waitingRows;
  private final Subjects subjects;
  private final ChangeWriter writer;
  private final FillMemory fills;
  private final int home;

  Resolver(Desk desk, ReplicatedIndex index, WaitingRows waitingRows, Subjects subjects) {
    this.desk = desk;
    this.index = index;
    this.waitingRows = waitingRows;
    this.subjects = subjects;
    this.writer = new ChangeWriter(desk);
    this.fills = new FillMemory(desk.model());
    this.home = desk.context().taskId().partition();
  }

  void resolve(Subject subject) {
    if (!replaceOlder(subject.id(), subject.version())) {
      return;
    }
    subject.links().absent().forEach(need -> desk.numbers().verdict(subject.dataset(), "absent"));
    Optional<Refusal> refusal = subject.refusal();
    if (refusal.isPresent()) {
      setAside(subject, refusal.get());
    } else {
      goOn(subject, Map.of());
    }
  }

  /** A judge's answer; one to a version that is gone, or a second one, changes nothing. */
  void settle(Answer answer) {
    Optional<Waiting> found = waitingRows.find(answer.row());
    if (found.isEmpty()
        || !found.get().version().equals(answer.version())
        || !found.get().awaits(answer.key())) {
      return;
    }
    Waiting row = found.get();
    Verdict<IndexEntry> verdict = answer.verdict();
    desk.numbers().verdict(row.dataset(), Quarantines.word(verdict));
    if (verdict instanceof Linked<IndexEntry> linked) {
      link(answer.row(), row, row.linked(answer.key(), linked.row()));
    } else if (!row.setAside()) {
      waitAside(answer.row(), row, Quarantines.word(verdict), Quarantines.detail(answer));
    }
  }

  /** The row was deleted in its source: whatever of it waits is not written any more. */
  void cancel(String id, Position deleted) {
    waitingRows
        .find(id)
        .filter(row -> !row.version().isAfter(deleted))
        .ifPresent(row -> cancel(id, row));
  }

  void cancelAll(String dataset, Position truncated) {
    for (KeyValue<String, Waiting> row : waitingRows.of(dataset)) {
      if (!row.value.version().isAfter(truncated)) {
        cancel(row.key, row.value);
      }
    }
  }

  /** False: the same or a newer version waits already. */
  private boolean replaceOlder(String id, Position version) {
    Optional<Waiting> older = waitingRows.find(id);
    if (older.isPresent() && !version.isAfter(older.get().version())) {
      return false;
    }
    older.ifPresent(row -> cancel(id, row));
    return true;
  }

  private void cancel(String id, Waiting row) {
    row.references()
        .forEach(
            (reference, entry) -> {
              if (entry == null) {
                desk.park(reference, new Unsubscribe(id));
              }
            });
    if (row.setAside()) {
      desk.quarantine().superseded(Quarantines.of(row, "A later version replaced the row."));
    }
    waitingRows.remove(id, row);
  }

  private void link(String id, Waiting before, Waiting after) {
    if (!after.settled()) {
      waitingRows.change(id, before, after);
      return;
    }
    waitingRows.remove(id, before);
    if (before.setAside()) {
      desk.quarantine().returned(Quarantines.of(before, "Its references exist now."));
    }
    desk.numbers().released();
    resume(after);
  }

  /** A failure is the waiting row's, not that of the answer which woke it. */
  private void resume(Waiting row) {
    try {
      goOn(subjects.resume(row), row.references());
    } catch (KafkaException | RegistryException fatal) {
      throw fatal;
    } catch (RuntimeException e) {
      desk.quarantine().failed(Quarantines.of(row.asideFor("failed"), ""), e);
    }
  }

  private void goOn(Subject subject, Map<String, @Nullable IndexEntry> known) {
    Map<String, @Nullable IndexEntry> references = new LinkedHashMap<>();
    boolean complete = true;
    for (Link link : subject.links().links()) {
      String key = link.key().text();
      IndexEntry entry = known.get(key);
      if (entry == null) {
        entry = index.find(key, subject.notBefore().get(key));
      }
      references.put(key, entry);
      complete &= entry != null;
    }
    if (complete) {
      writer.write(subject, references);
      fillLater(subject, references);
    } else {
      park(subject, references);
    }
  }

  private void park(Subject subject, Map<String, @Nullable IndexEntry> references) {
    waitingRows.add(subject.id(), waiting(subject, null, references));
    for (Link link : subject.links().links()) {
      String key = link.key().text();
      if (references.get(key) == null) {
        desk.numbers().verdict(subject.dataset(), "missing");
        desk.park(key, new Subscribe(subscription(subject, link)));
      }
    }
  }

  private Subscription subscription(Subject subject, Link link) {
    String database = desk.model().reference(link.key().reference()).database();
    return new Subscription(
        home,
        subject.id(),
        subject.version(),
        link.derives(),
        subject.read().getOrDefault(database, ANY),
        link.attributes(),
        subject.notBefore().get(link.key().text()),
        subject.origin());
  }

  private void fillLater(Subject subject, Map<String, @Nullable IndexEntry> references) {
    for (Link link : subject.links().links()) {
      IndexEntry entry = references.get(link.key().text());
      fills
          .news(subject, link, entry)
          .map(fill -> subjects.derived(fill, fill.toBytes()))
          .ifPresent(this::resolve);
    }
  }

  private void setAside(Subject subject, Refusal refusal) {
    Waiting row = waiting(subject, refusal.reason(), Map.of());
    waitingRows.add(subject.id(), row);
    desk.quarantine().open(Quarantines.of(row, refusal.detail()));
  }

  private void waitAside(String id, Waiting row, String reason, String detail) {
    Waiting aside = row.asideFor(reason);
    waitingRows.change(id, row, aside);
    desk.quarantine().open(Quarantines.of(aside, detail));
    desk.hurry();
  }

  private static Waiting waiting(
      Subject subject, @Nullable String reason, Map<String, @Nullable IndexEntry> references) {
    return new Waiting(
        reason,
        subject.dataset(),
        subject.kind(),
        subject.version(),
        subject.origin(),
        subject.key(),
        subject.value(),
        references);
  }
}
