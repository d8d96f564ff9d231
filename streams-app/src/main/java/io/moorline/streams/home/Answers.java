package io.moorline.streams.home;

import io.moorline.rules.resolve.Verdict;
import io.moorline.rules.resolve.Verdict.Linked;
import io.moorline.schemas.SchemaRegistry.RegistryException;
import io.moorline.streams.message.Answer;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.ParkMessage.Followed;
import io.moorline.streams.message.Waiting;
import io.moorline.streams.message.Waiting.Said;
import io.moorline.streams.station.Desk;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** What a judge's answer does to the row that waits for it. */
final class Answers {

  private final Desk desk;
  private final WaitingRoom room;
  private final Subjects subjects;
  private final Resolver resolver;
  private final ChangeWriter writer;
  private final OpenLinks openLinks;
  private final Orphaned orphaned;

  Answers(
      Desk desk,
      WaitingRoom room,
      Subjects subjects,
      Resolver resolver,
      ChangeWriter writer,
      OpenLinks openLinks,
      Orphaned orphaned) {
    this.desk = desk;
    this.room = room;
    this.subjects = subjects;
    this.resolver = resolver;
    this.writer = writer;
    this.openLinks = openLinks;
    this.orphaned = orphaned;
  }

  /** An answer to a version that is gone, or a second one, changes nothing. */
  void settle(Answer answer) {
    if (answer.last()) {
      desk.park(answer.key(), new Followed());
    }
    Verdict<IndexEntry> verdict = answer.verdict();
    Optional<Waiting> found = room.find(answer.row()).filter(row -> row.awaits(answer.key()));
    if (found.isEmpty() && !(verdict instanceof Linked)) {
      // A replayed version may have been released by the answer to its first coming.
      room.unsubscribe(answer.key(), answer.row());
    }
    if (found.isEmpty() || !found.get().version().equals(answer.version())) {
      return;
    }
    Waiting row = found.get();
    desk.numbers().verdict(row.dataset(), Quarantines.word(verdict));
    if (verdict instanceof Linked<IndexEntry> linked
        && isOutdated(answer.key(), row, linked.row())) {
      return;
    } else if (verdict instanceof Linked<IndexEntry> linked) {
      link(answer, row, linked.row());
    } else if (row.isOpenLink()) {
      keepOpen(answer, row);
    } else if (!row.setAside()) {
      withhold(answer, row);
    }
  }

  /** The link cannot be filled for now; another may take its place, or people are told. */
  private void keepOpen(Answer answer, Waiting before) {
    Said said = new Said(Quarantines.word(answer.verdict()), Quarantines.detail(answer));
    Waiting heard = before.hearing(answer.key(), said);
    Subject subject = subjects.resume(heard);
    if (subject.isPatch()) {
      Waiting after = openLinks.tell(subject, heard);
      room.change(answer.row(), before, after);
      guarded(
          answer.row(),
          after,
          () -> {
            writer.clear(subject, orphaned.cleared(subject, after, answer.key()));
            resolver.tryOthers(subjects.resume(before), subject, after);
          });
    }
  }

  /** The row asks for more since: another answer is on its way. */
  private boolean isOutdated(String key, Waiting row, IndexEntry entry) {
    return row.isOpenLink()
        && subjects.resume(row).links().links().stream()
            .filter(link -> link.key().text().equals(key))
            .anyMatch(link -> !entry.has(link.columns()));
  }

  private void link(Answer answer, Waiting before, IndexEntry entry) {
    Waiting after = before.linked(answer.key(), entry);
    if (after.settled()) {
      room.release(answer.row(), before);
    } else {
      room.change(answer.row(), before, after);
    }
    if (before.isOpenLink()) {
      guarded(answer.row(), after, () -> linkOpen(after, answer.key()));
    } else if (after.settled()) {
      guarded(
          answer.row(), after, () -> resolver.resume(subjects.resume(after), after.references()));
    }
  }

  /** Each link of a row that stands in its table is filled on its own. */
  private void linkOpen(Waiting row, String key) {
    Subject subject = subjects.resume(row);
    Map<String, @Nullable IndexEntry> references = row.references();
    if (subject.isPatch()) {
      references = Map.of(key, references.get(key));
      writer.link(subject, references);
    } else {
      writer.write(subject, references);
    }
    resolver.fill(subject, references);
  }

  /** A failure is the waiting row's, not that of the answer which woke it. */
  private void guarded(String id, Waiting row, Runnable step) {
    try {
      step.run();
    } catch (KafkaException | RegistryException fatal) {
      throw fatal;
    } catch (RuntimeException e) {
      desk.quarantine().failed(Quarantines.of(id, row.asideFor("failed"), ""), e);
    }
  }

  /** No reference to link to for now: as the dataset wants it. */
  private void withhold(Answer answer, Waiting row) {
    Subject subject = subjects.resume(row);
    if (writer.loadsUnlinked(row.dataset()) && writer.mayBeUnlinked(subject, row.references())) {
      writer.write(subject, row.references());
      room.change(answer.row(), row, row.asOpenLink());
      return;
    }
    Waiting aside = row.asideFor(Quarantines.word(answer.verdict()));
    room.change(answer.row(), row, aside);
    desk.quarantine().open(Quarantines.of(answer.row(), aside, Quarantines.detail(answer)));
  }
}
