package io.moorline.streams.home;

import io.moorline.rules.resolve.ColumnText;
import io.moorline.rules.resolve.Link;
import io.moorline.rules.resolve.Links;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.streams.message.Derivation;
import io.moorline.streams.message.Derivation.TakeOver;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.model.Model;
import io.moorline.streams.model.ReferenceModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an authority says, beside what was said last: only what still holds that is theirs to
 * change.
 */
final class TakeOvers {

  private final Model model;
  private final ReplicatedIndex index;

  TakeOvers(Model model, ReplicatedIndex index) {
    this.model = model;
    this.index = index;
  }

  /**
   * Adds what the row leaves blank, so that all rows of an authority have one shape.
   *
   * @return what was said last of every column; nothing for a row that no authority has
   */
  static Map<String, @Nullable Object> complete(
      Derivation derivation, ReferenceModel reference, Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    TakeOver takeOver = derivation.takeOver();
    if (takeOver != null) {
      Map<String, @Nullable Object> before = reference.captured().parse(takeOver.seen());
      takeOver.blank().forEach(column -> row.put(column, null));
      Links.columns(reference.dataset()).forEach(column -> row.putIfAbsent(column, null));
      row.keySet().forEach(column -> said.put(column, before.get(column)));
      reference.provenance().columns().forEach(column -> row.putIfAbsent(column, null));
      said.keySet().removeAll(reference.provenance().columns());
      said.keySet().removeAll(reference.dataset().key().keySet());
    }
    return said;
  }

  /** The same once more, after it was written without these columns. */
  static Derivation again(Derivation written, Set<String> without) {
    TakeOver before = written.takeOver();
    Map<String, String> seen = new HashMap<>(before.seen());
    Set<String> columns = new HashSet<>(written.columns().keySet());
    columns.removeAll(without);
    columns.forEach(column -> seen.put(column, written.columns().get(column)));
    return new Derivation(
        written.intent(),
        written.key(),
        written.columns(),
        written.read(),
        written.version(),
        written.origin(),
        new TakeOver(before.blank(), seen, true));
  }

  /** The derivation, should another one of its key wait that was never written. */
  Derivation after(Subject unwritten, Derivation derivation) {
    ColumnText before = model.reference(unwritten.dataset()).captured().texts(unwritten.said());
    Map<String, String> seen = new HashMap<>();
    for (String column : unwritten.said().keySet()) {
      String text = before.of(column);
      if (text != null) {
        seen.put(column, text);
      }
    }
    return derivation.after(seen);
  }

  /** What was said last as it was written: with what the references of then gave. */
  Subject linked(Subject subject) {
    if (subject.intent() != Intent.TAKE_OVER) {
      return subject;
    }
    ReferenceModel reference = model.reference(subject.dataset());
    Map<String, @Nullable Object> said = new LinkedHashMap<>(subject.said());
    Links links = Links.of(model.pipeline(), reference.dataset(), reference.captured().texts(said));
    for (Link link : links.links()) {
      IndexEntry entry = index.find(link.key().text(), link.columns(), null);
      if (entry != null) {
        link.needs().forEach(need -> ChangeWriter.link(subject.target(), said, need, entry));
      }
    }
    return subject.saidBefore(said);
  }
}
