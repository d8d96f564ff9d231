package io.moorline.streams.home;

import io.moorline.rules.pipeline.Fact.Unresolved;
import io.moorline.rules.resolve.Link;
import io.moorline.schemas.Position;
import io.moorline.streams.home.Subject.Refusal;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.ParkMessage.Subscribe;
import io.moorline.streams.message.ParkMessage.Unsubscribe;
import io.moorline.streams.message.Subscription;
import io.moorline.streams.message.Waiting;
import io.moorline.streams.message.Waiting.Kind;
import io.moorline.streams.message.Waiting.Standing;
import io.moorline.streams.message.Waiting.Told;
import io.moorline.streams.model.FactModel;
import io.moorline.streams.model.ReferenceModel;
import io.moorline.streams.station.Desk;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/** Rows come to wait here, and leave: judges, quarantine and findings hear of both. */
final class WaitingRoom {

  private final Desk desk;
  private final WaitingRows rows;
  private final OpenLinks openLinks;
  private final int home;

  WaitingRoom(Desk desk, WaitingRows rows, OpenLinks openLinks) {
    this.desk = desk;
    this.rows = rows;
    this.openLinks = openLinks;
    this.home = desk.context().taskId().partition();
  }

  Optional<Waiting> find(String id) {
    return rows.find(id);
  }

  /** Waits for the references that are not known, in place of an older version. */
  void enter(
      Subject subject, Map<String, @Nullable IndexEntry> references, Optional<Waiting> older) {
    Standing standing = subject.isPatch() ? Standing.OPEN_LINK : Standing.PARKED;
    Map<String, Told> told =
        older.map(row -> openLinks.kept(row, subject, references)).orElse(Map.of());
    Waiting row = waiting(subject, standing, null, references, told);
    older.ifPresent(before -> replace(subject.id(), before, row));
    rows.add(subject.id(), row);
    ask(subject, references);
  }

  /** Waits for more references than before, or otherwise than before. */
  void alsoAwait(Subject subject, Waiting before, Map<String, @Nullable IndexEntry> more) {
    more.keySet().stream().filter(before::awaits).forEach(key -> unsubscribe(key, subject.id()));
    change(subject.id(), before, before.with(more));
    ask(subject, more);
  }

  private void ask(Subject subject, Map<String, @Nullable IndexEntry> references) {
    for (Link link : subject.links().links()) {
      String key = link.key().text();
      if (references.containsKey(key) && references.get(key) == null) {
        desk.numbers().verdict(subject.dataset(), "missing");
        desk.park(key, new Subscribe(subscription(subject, link)));
      }
    }
  }

  /** Waits for a correction in its source. */
  void setAside(Subject subject, Refusal refusal, Optional<Waiting> older) {
    older.ifPresent(row -> leave(subject.id(), row));
    Waiting row = waiting(subject, Standing.SET_ASIDE, refusal.reason(), Map.of(), Map.of());
    rows.add(subject.id(), row);
    desk.quarantine().open(Quarantines.of(subject.id(), row, refusal.detail()));
  }

  /** Whatever of the row waits is not written any more. */
  void leave(String id, Waiting row) {
    row.outstanding().forEach(reference -> unsubscribe(reference, id));
    if (row.setAside()) {
      desk.quarantine().superseded(Quarantines.of(id, row, "A later version replaced the row."));
    }
    openLinks.close(row, Map.of());
    rows.remove(id, row);
  }

  void leaveUpTo(String id, Position gone) {
    rows.find(id).filter(row -> !row.version().isAfter(gone)).ifPresent(row -> leave(id, row));
  }

  /** Whatever of the row the sink gave back: all of it, or some of its links. */
  void leaveHandedBackUpTo(String id, Position gone) {
    leaveUpTo(id, gone);
    leaveAllUpTo(id, gone);
  }

  /**
   * All rows whose ids begin with a dataset's, or another beginning. Links that others claim go
   * with the rows that they are of: their versions tell nothing of those.
   */
  void leaveAllUpTo(String beginning, Position gone) {
    Predicate<Waiting> isGone = row -> row.kind() != Kind.CLAIMED && !row.version().isAfter(gone);
    for (KeyValue<String, Waiting> row : rows.of(beginning, isGone)) {
      leave(row.key, row.value);
    }
  }

  /** Waits on, otherwise than before. */
  void change(String id, Waiting before, Waiting after) {
    openLinks.close(before, after.told());
    rows.change(id, before, after);
  }

  /** Everything that the row waited for is there. */
  void release(String id, Waiting row) {
    openLinks.close(row, Map.of());
    rows.remove(id, row);
    if (row.setAside()) {
      desk.quarantine().returned(Quarantines.of(id, row, "Its references exist now."));
    }
    if (row.kind() == Kind.CLAIMED) {
      // Claimed, given up and claimed again it has one version: the answer may be the first one's.
      row.references().keySet().forEach(reference -> unsubscribe(reference, id));
    }
    desk.numbers().released();
  }

  /** A judge keeps the place of a row that asks for the same key again, in another version. */
  private void replace(String id, Waiting before, Waiting after) {
    boolean same = before.version().equals(after.version());
    before.outstanding().stream()
        .filter(reference -> same || !after.awaits(reference))
        .forEach(reference -> unsubscribe(reference, id));
    if (before.setAside()) {
      desk.quarantine().superseded(Quarantines.of(id, before, "A later version replaced the row."));
    }
    openLinks.close(before, after.told());
    rows.remove(id, before);
  }

  /** Tells the judge that the row does not wait for the reference. */
  void unsubscribe(String reference, String id) {
    desk.park(reference, new Unsubscribe(Subscription.place(home, id)));
  }

  private Subscription subscription(Subject subject, Link link) {
    String database = desk.model().reference(link.key().reference()).database();
    return new Subscription(
        home,
        subject.id(),
        subject.version(),
        derives(link),
        wantsToKnow(subject, link),
        subject.isPatch(),
        subject.read().getOrDefault(database, Subscription.ANY),
        null,
        link.attributes(),
        link.columns(),
        subject.vanished().get(link.key().text()),
        subject.origin());
  }

  /** Some rows do something about a missing reference; most just wait. */
  private boolean wantsToKnow(Subject subject, Link link) {
    if (subject.isPatch()) {
      return !derives(link);
    }
    return desk.model().dataset(subject.dataset()) instanceof FactModel fact
        && fact.dataset().unresolved() != Unresolved.PARK;
  }

  private boolean derives(Link link) {
    ReferenceModel reference = desk.model().reference(link.key().reference());
    return link.derives() && reference.dataset().strategy().derives();
  }

  private static Waiting waiting(
      Subject subject,
      Standing standing,
      @Nullable String reason,
      Map<String, @Nullable IndexEntry> references,
      Map<String, Told> told) {
    return new Waiting(
        standing,
        reason,
        subject.dataset(),
        subject.kind(),
        subject.version(),
        subject.origin(),
        subject.key(),
        subject.value(),
        references,
        Map.of(),
        told);
  }
}
