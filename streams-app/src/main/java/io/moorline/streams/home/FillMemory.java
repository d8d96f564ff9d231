package io.moorline.streams.home;

import io.moorline.rules.resolve.Link;
import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.streams.message.Derivation;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.model.Model;
import io.moorline.streams.model.ReferenceModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Fills the NULLs of derived rows from later facts. Remembers what was sent lately: until a fill is
 * captured, thousands of facts may bring the same one. Forgetting costs only a repetition.
 */
final class FillMemory {

  private static final int SIZE = 10_000;

  private record Sent(Position row, Set<String> columns) {}

  private final Model model;
  private final Map<String, Sent> sent =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sent> eldest) {
          return size() > SIZE;
        }
      };

  FillMemory(Model model) {
    this.model = model;
  }

  /** What the row can fill and none did before it. */
  List<Derivation> news(Subject subject, Link link, IndexEntry entry) {
    if (entry.empty().isEmpty()) {
      return List.of();
    }
    List<Derivation> news = new ArrayList<>();
    fill(Intent.FILL_NULL, link.fills(), subject, link, entry).ifPresent(news::add);
    if (entry.derived()) {
      fill(Intent.FILL_DERIVED, link.attributes(), subject, link, entry).ifPresent(news::add);
    }
    return news;
  }

  private Set<String> sentFor(String key, IndexEntry entry) {
    Sent lately = sent.get(key);
    return lately != null && lately.row().equals(entry.position()) ? lately.columns() : Set.of();
  }

  private Optional<Derivation> fill(
      Intent intent, Map<String, String> values, Subject subject, Link link, IndexEntry entry) {
    String key = link.key().text();
    ReferenceModel reference = model.reference(link.key().reference());
    Set<String> columns = new TreeSet<>(values.keySet());
    columns.retainAll(entry.empty());
    columns.removeAll(sentFor(key, entry));
    columns.removeAll(reference.captured().unfit(values));
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    remember(key, entry, columns);
    Map<String, String> row = new LinkedHashMap<>(entry.columns());
    row.keySet().retainAll(reference.changes().key());
    columns.forEach(column -> row.put(column, values.get(column)));
    return Optional.of(
        new Derivation(intent, key, row, subject.read(), subject.version(), subject.origin()));
  }

  private void remember(String key, IndexEntry entry, Set<String> columns) {
    Set<String> known = new HashSet<>(sentFor(key, entry));
    known.addAll(columns);
    sent.put(key, new Sent(entry.position(), known));
  }
}
