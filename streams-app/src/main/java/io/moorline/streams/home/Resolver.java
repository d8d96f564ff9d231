package io.moorline.streams.home;

import io.moorline.rules.resolve.Link;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.streams.home.Subject.Refusal;
import io.moorline.streams.message.Derivation;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.Waiting;
import io.moorline.streams.message.Waiting.Kind;
import io.moorline.streams.station.Desk;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings rows to their changes topic. A row whose references all exist goes at once; any other
 * waits, asks the judges of all missing keys at the same time, and goes on when the last of them
 * has answered. A row that stands in its table already is not withheld: what can be corrected is,
 * and its open links wait.
 */
final class Resolver {

  private final Desk desk;
  private final ReplicatedIndex index;
  private final WaitingRoom room;
  private final Subjects subjects;
  private final ChangeWriter writer;
  private final FillMemory fills;
  private final TakeOvers takeOvers;

  Resolver(
      Desk desk,
      ReplicatedIndex index,
      WaitingRoom room,
      Subjects subjects,
      ChangeWriter writer,
      TakeOvers takeOvers) {
    this.desk = desk;
    this.index = index;
    this.room = room;
    this.subjects = subjects;
    this.writer = writer;
    this.fills = new FillMemory(desk.model());
    this.takeOvers = takeOvers;
  }

  void resolve(Subject subject) {
    Optional<Waiting> older = room.find(subject.id());
    if (older.filter(row -> !subject.replaces(row)).isPresent()) {
      return;
    }
    subject.links().absent().forEach(need -> desk.numbers().verdict(subject.dataset(), "absent"));
    subject.links().undecided().forEach(need -> desk.numbers().undecided(subject.dataset(), need));
    Optional<Refusal> refusal = subject.refusal();
    if (refusal.isPresent()) {
      room.setAside(subject, refusal.get(), older);
    } else {
      goOn(subject, Map.of(), older);
    }
  }

  /** A row that was withheld goes on with what its judges answered. */
  void resume(Subject subject, Map<String, @Nullable IndexEntry> answered) {
    goOn(subject, answered, Optional.empty());
  }

  /** Lets the row tell its references what they do not know about themselves. */
  void fill(Subject subject, Map<String, @Nullable IndexEntry> references) {
    for (Link link : subject.links().links()) {
      IndexEntry entry = references.get(link.key().text());
      if (entry != null) {
        fills.news(subject, link, entry).forEach(this::resolve);
      }
    }
  }

  /** Needs that were not due before, or not by these keys, are due now. */
  void tryOthers(Subject before, Subject now, Waiting row) {
    Map<String, @Nullable IndexEntry> others = new LinkedHashMap<>();
    for (Link link : now.links().links()) {
      if (!before.links().links().contains(link)) {
        String key = link.key().text();
        others.put(key, index.find(key, link.columns(), now.vanished().get(key)));
      }
    }
    if (!others.isEmpty()) {
      room.alsoAwait(now, row, others);
      writer.link(now, others);
      fill(now, others);
    }
  }

  private void goOn(
      Subject subject, Map<String, @Nullable IndexEntry> known, Optional<Waiting> older) {
    Map<String, @Nullable IndexEntry> references = lookUp(subject, known);
    boolean complete = isComplete(subject, references);
    if (subject.isPatch()) {
      if (subject.kind() == Kind.CLAIMED) {
        writer.link(subject, references);
      } else {
        writer.correct(subject, references);
      }
      fill(subject, references);
    } else if (complete) {
      write(subject, references);
      fill(subject, references);
    }
    if (complete) {
      older.ifPresent(row -> room.leave(subject.id(), row));
      linkLater(subject, references);
    } else {
      references.keySet().removeAll(unknown(subject.later(), references));
      room.enter(subject, references, older);
    }
  }

  /** Whether it need wait for nothing, or for nothing now. */
  private static boolean isComplete(Subject subject, Map<String, @Nullable IndexEntry> references) {
    for (Map.Entry<String, @Nullable IndexEntry> reference : references.entrySet()) {
      if (reference.getValue() == null && !subject.later().contains(reference.getKey())) {
        return false;
      }
    }
    return true;
  }

  private void write(Subject subject, Map<String, @Nullable IndexEntry> references) {
    if (subject.intent() == Intent.TAKE_OVER) {
      takeOvers.told(subject, writer.write(takeOvers.compared(subject), references));
    } else {
      writer.write(subject, references);
    }
  }

  private Map<String, @Nullable IndexEntry> lookUp(
      Subject subject, Map<String, @Nullable IndexEntry> known) {
    Map<String, @Nullable IndexEntry> references = new LinkedHashMap<>();
    for (Link link : subject.links().links()) {
      String key = link.key().text();
      IndexEntry entry = known.get(key);
      references.put(
          key,
          entry == null ? index.find(key, link.columns(), subject.vanished().get(key)) : entry);
    }
    return references;
  }

  /** What a derived row was inserted without is filled when the other row is there, too. */
  private void linkLater(Subject subject, Map<String, @Nullable IndexEntry> references) {
    if (!unknown(subject.later(), references).isEmpty()) {
      resolve(subjects.linkedLater(subject));
    }
  }

  private static List<String> unknown(
      Collection<String> keys, Map<String, @Nullable IndexEntry> references) {
    return keys.stream().filter(key -> references.get(key) == null).toList();
  }

  private void resolve(Derivation fill) {
    resolve(subjects.derived(fill));
  }
}
