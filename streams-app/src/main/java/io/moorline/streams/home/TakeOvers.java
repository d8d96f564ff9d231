package io.moorline.streams.home;

import io.moorline.rules.resolve.ColumnText;
import io.moorline.rules.resolve.Links;
import io.moorline.streams.message.Derivation;
import io.moorline.streams.message.Derivation.TakeOver;
import io.moorline.streams.message.LastWord;
import io.moorline.streams.model.Model;
import io.moorline.streams.model.ReferenceModel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what the sink was told of each reference that authorities know: only what still holds
 * that is theirs to change.
 */
final class TakeOvers {

  private final Model model;
  private final KeyValueStore<String, LastWord> store;

  TakeOvers(Model model, KeyValueStore<String, LastWord> store) {
    this.model = model;
    this.store = store;
  }

  /** Adds what the row leaves blank, so that all rows of an authority have one shape. */
  static void complete(
      TakeOver takeOver, ReferenceModel reference, Map<String, @Nullable Object> row) {
    takeOver.blank().forEach(column -> row.put(column, null));
    Links.columns(reference.dataset()).forEach(column -> row.putIfAbsent(column, null));
    reference.provenance().columns().forEach(column -> row.putIfAbsent(column, null));
  }

  /** The row with what stands in its place, as far as authorities have said it. */
  Subject compared(Subject subject) {
    ReferenceModel reference = model.reference(subject.dataset());
    Map<String, @Nullable Object> before =
        reference
            .captured()
            .parse(find(subject).map(told -> told.before(subject.version())).orElse(Map.of()));
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    content(reference, subject).forEach(column -> said.put(column, before.get(column)));
    return subject.saidBefore(said);
  }

  /** The sink is told this. */
  void told(Subject subject, Map<String, @Nullable Object> row) {
    Map<String, String> columns = columns(subject, row);
    last(subject)
        .map(
            last ->
                find(subject).orElse(LastWord.none(last)).told(last, subject.version(), columns))
        .ifPresent(told -> put(subject, told));
  }

  /**
   * The sink was told this, and did not write it.
   *
   * @return what it was told since, compared with what was never written; empty: nothing
   */
  Optional<Derivation> untold(Subject handedBack) {
    Optional<LastWord> told = find(handedBack);
    Map<String, String> columns = columns(handedBack, handedBack.row());
    told.ifPresent(word -> put(handedBack, word.untold(handedBack.version(), columns)));
    return told.map(LastWord::last).filter(last -> last.version().isAfter(handedBack.version()));
  }

  /** What the row says, without what it leaves blank. */
  private Map<String, String> columns(Subject subject, Map<String, @Nullable Object> row) {
    ReferenceModel reference = model.reference(subject.dataset());
    ColumnText texts = reference.captured().texts(row);
    Map<String, String> columns = new HashMap<>();
    for (String column : content(reference, subject)) {
      String text = texts.of(column);
      if (text != null) {
        columns.put(column, text);
      }
    }
    return columns;
  }

  /** The columns that it says something about, beside the key. */
  private static Set<String> content(ReferenceModel reference, Subject subject) {
    Set<String> content = new TreeSet<>(subject.row().keySet());
    content.removeAll(reference.provenance().columns());
    content.removeAll(reference.dataset().key().keySet());
    return content;
  }

  private Optional<LastWord> find(Subject subject) {
    return Optional.ofNullable(store.get(subject.id()));
  }

  private void put(Subject subject, LastWord said) {
    store.put(subject.id(), said);
  }

  private Optional<Derivation> last(Subject subject) {
    return subject.isHandedBack()
        ? find(subject).map(LastWord::last)
        : Optional.of(Derivation.read(subject.value()));
  }
}
