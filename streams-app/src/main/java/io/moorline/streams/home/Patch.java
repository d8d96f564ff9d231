package io.moorline.streams.home;

import io.moorline.rules.pipeline.Need;
import io.moorline.rules.resolve.Link;
import io.moorline.schemas.RowChange.Reliance;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.model.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is to change in a row that others own, and what it must still hold for that. */
final class Patch {

  private final Subject subject;
  private final Function<Need, List<Need>> together;
  private final Shape shape;
  private final Map<String, @Nullable Object> row = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> seen = new LinkedHashMap<>();
  private final List<Reliance> relies = new ArrayList<>();
  private Optional<String> backfill = Optional.empty();

  /**
   * @param together the needs that fill the same link as the one given, and that
   */
  Patch(Subject subject, Function<Need, List<Need>> together) {
    this.subject = subject;
    this.together = together;
    this.shape = subject.target().shape();
  }

  /** Corrects columns of the row itself. */
  Patch correct(Map<String, @Nullable Object> corrections) {
    corrections.forEach(this::set);
    return this;
  }

  /** By the whole key by which they point. */
  Patch clear(Set<String> columns) {
    for (Link link : subject.links().links()) {
      for (Need need : link.needs()) {
        need.orphans()
            .filter(orphans -> columns.contains(orphans.column()))
            .ifPresent(orphans -> clear(need, orphans.column()));
      }
    }
    return this;
  }

  private void clear(Need need, String column) {
    need.deciding().forEach(decided -> seen.put(decided, subject.row().get(decided)));
    set(column, null);
    backfill = backfill.or(need::backfill);
  }

  /** Fills what is NULL of the columns that link the row to this reference. */
  Patch link(Link link, IndexEntry entry) {
    boolean filled = false;
    for (Need need : subject.openNeeds(link)) {
      filled |= fill(need, entry);
    }
    if (filled) {
      relies.add(new Reliance(link.key().reference(), link.key().partsText(), entry.position()));
    }
    return this;
  }

  private boolean fill(Need need, IndexEntry entry) {
    if (!entry.has(need.link().values())) {
      return false;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    need.link()
        .forEach(
            (own, column) -> values.put(own, shape.type(own).parse(entry.columns().get(column))));
    if (values.isEmpty() || !agrees(values)) {
      return false;
    }
    values.forEach(
        (column, value) -> {
          seen.put(column, subject.row().get(column));
          if (subject.row().get(column) == null) {
            row.put(column, value);
          }
        });
    decidedBy(need)
        .filter(subject.row()::containsKey)
        .forEach(column -> seen.put(column, subject.row().get(column)));
    backfill = backfill.or(need::backfill);
    return true;
  }

  /** Also the keys of needs that had to give way, and of those that may take its place. */
  private Stream<String> decidedBy(Need need) {
    return together.apply(need).stream().flatMap(each -> each.deciding().stream());
  }

  /** Half a link to another row is somebody's own: it is not completed. */
  private boolean agrees(Map<String, Object> values) {
    return values.entrySet().stream()
        .allMatch(
            value -> {
              Object now = subject.row().get(value.getKey());
              return subject.row().containsKey(value.getKey())
                  && (now == null || now.equals(value.getValue()));
            });
  }

  private void set(String column, @Nullable Object value) {
    row.put(column, value);
    seen.put(column, subject.row().get(column));
  }

  boolean isEmpty() {
    return row.isEmpty();
  }

  /** The columns to change, and those that tell the row. */
  Map<String, @Nullable Object> row() {
    Map<String, @Nullable Object> whole = new LinkedHashMap<>();
    subject.target().key().forEach(column -> whole.put(column, subject.row().get(column)));
    whole.putAll(row);
    return whole;
  }

  Map<String, @Nullable Object> seen() {
    return seen;
  }

  List<Reliance> relies() {
    return relies;
  }

  /** What the need whose link is filled calls its work. */
  Optional<String> backfill() {
    return backfill;
  }
}
