package io.moorline.sink.batch;

import io.moorline.schemas.RowChange.Intent;
import io.moorline.sink.table.Layout;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps one row per table and key: what all changes of the key together come to. */
public final class Reducer {

  private record GroupKey(Source source, Intent intent, int round, Layout layout) {

    /** References before what needs them, inserts before fills, rounds in their order. */
    static final Comparator<GroupKey> ORDER =
        Comparator.<GroupKey>comparingInt(key -> key.source.order())
            .thenComparing(GroupKey::intent)
            .thenComparing(GroupKey::round);
  }

  /** What they write depends on what is there: each comes after what the one before made. */
  private static final Set<Intent> COMPARING = EnumSet.of(Intent.PATCH, Intent.TAKE_OVER);

  private final Map<GroupKey, Map<Key, Row>> groups = new LinkedHashMap<>();
  private final Rounds rounds = new Rounds();

  public void add(Row row) {
    int round = COMPARING.contains(row.intent()) ? rounds.of(row) : 0;
    groups
        .computeIfAbsent(
            new GroupKey(row.step().source(), row.intent(), round, row.layout()),
            key -> new LinkedHashMap<>())
        .merge(row.key(), row, Reducer::reduce);
  }

  /** Keys in one order for all writers; often they come in it. */
  public List<Group> groups() {
    return groups.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(GroupKey.ORDER))
        .map(entry -> group(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Group group(GroupKey key, Map<Key, Row> rows) {
    return new Group(key.source, key.intent, key.layout, byKey(rows));
  }

  private static List<Row> byKey(Map<Key, Row> rows) {
    return rows.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getValue().guarded())
        .toList();
  }

  private static Row reduce(Row one, Row other) {
    Row earlier = other.isAfter(one) ? one : other;
    Row later = earlier == one ? other : one;
    return switch (one.intent()) {
      case UPSERT -> earlier.then(later);
      case INSERT_MISSING, PATCH, TAKE_OVER -> firstOf(earlier, later);
      case FILL_DERIVED, FILL_NULL -> fill(earlier, later);
    };
  }

  /** The second insert would have found the first; so would the same change again. */
  private static Row firstOf(Row earlier, Row later) {
    return earlier.with(earlier.fields(), later);
  }

  /** Each column takes the first value that was there to fill it. */
  private static Row fill(Row earlier, Row later) {
    byte[][] fields = earlier.fields().clone();
    for (int i = 0; i < fields.length; i++) {
      if (fields[i] == null) {
        fields[i] = later.fields()[i];
      }
    }
    return later.with(fields, earlier);
  }
}
