package io.moorline.streams.home;

import io.moorline.rules.resolve.Link;
import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.streams.message.Derivation;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.model.Model;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /** The columns that the row can fill and none did before it. */
  Optional<Derivation> news(Subject subject, Link link, IndexEntry entry) {
    if (entry.empty().isEmpty()) {
      return Optional.empty();
    }
    Set<String> columns = new HashSet<>(link.attributes().keySet());
    columns.retainAll(entry.empty());
    columns.removeAll(sentFor(link.key().text(), entry));
    columns.removeAll(model.reference(link.key().reference()).captured().unfit(link.attributes()));
    return columns.isEmpty() ? Optional.empty() : Optional.of(fill(subject, link, entry, columns));
  }

  private Set<String> sentFor(String key, IndexEntry entry) {
    Sent lately = sent.get(key);
    return lately != null && lately.row().equals(entry.position()) ? lately.columns() : Set.of();
  }

  private Derivation fill(Subject subject, Link link, IndexEntry entry, Set<String> columns) {
    String key = link.key().text();
    Set<String> known = new HashSet<>(sentFor(key, entry));
    known.addAll(columns);
    sent.put(key, new Sent(entry.position(), known));
    Map<String, String> row = new LinkedHashMap<>(entry.key());
    columns.forEach(column -> row.put(column, link.attributes().get(column)));
    return new Derivation(
        Intent.FILL_DERIVED, key, row, subject.read(), subject.version(), subject.origin());
  }
}
