package io.moorline.sink.batch;

import io.moorline.schemas.RowChange.Intent;
import io.moorline.sink.table.Layout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps one row per table and key: what all changes of the key together come to. */
public final class Reducer {

  private record GroupKey(Source source, Intent intent, Layout layout) {}

  private final Map<GroupKey, Map<Key, Row>> groups = new LinkedHashMap<>();

  public void add(Row row) {
    groups
        .computeIfAbsent(
            new GroupKey(row.step().source(), row.intent(), row.layout()), key -> new HashMap<>())
        .merge(row.key(), row, Reducer::reduce);
  }

  /** References before what needs them, inserts before fills, keys in one order for all writers. */
  public List<Group> groups() {
    List<Group> sorted = new ArrayList<>();
    groups.forEach(
        (key, rows) ->
            sorted.add(new Group(key.source(), key.intent(), key.layout(), byKey(rows))));
    sorted.sort(
        Comparator.<Group>comparingInt(group -> group.source().order())
            .thenComparing(Group::intent));
    return sorted;
  }

  private static List<Row> byKey(Map<Key, Row> rows) {
    return rows.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getValue().guarded())
        .toList();
  }

  private static Row reduce(Row one, Row other) {
    Row earlier = other.step().isAfter(one.step()) ? one : other;
    Row later = earlier == one ? other : one;
    return switch (one.intent()) {
      case UPSERT -> earlier.then(later);
      case INSERT_MISSING -> firstOf(earlier, later);
      case FILL_DERIVED, FILL_NULL -> fill(earlier, later);
      case PATCH -> throw new IllegalStateException("patches are not written yet");
    };
  }

  /** The second insert would have found the first. */
  private static Row firstOf(Row earlier, Row later) {
    return new Row(
        earlier.intent(),
        earlier.layout(),
        earlier.step(),
        earlier.fields(),
        earlier.untouched(),
        earlier.coalesced() + later.coalesced() + 1,
        false);
  }

  /** Each column takes the first value that was there to fill it. */
  private static Row fill(Row earlier, Row later) {
    byte[][] fields = earlier.fields().clone();
    for (int i = 0; i < fields.length; i++) {
      if (fields[i] == null) {
        fields[i] = later.fields()[i];
      }
    }
    return new Row(
        later.intent(),
        later.layout(),
        later.step(),
        fields,
        later.untouched(),
        earlier.coalesced() + later.coalesced() + 1,
        false);
  }
}
