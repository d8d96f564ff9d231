package io.moorline.source;

import io.moorline.schemas.Captured.Op;
import io.moorline.schemas.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What somebody who reads a cdc topic from its beginning believes that the table holds. */
final class Belief {

  private record Known(Position position, Delivered last) {}

  private final String key;
  private final Map<Integer, Map<Object, Known>> partitions = new HashMap<>();
  private final List<Delivered> again = new ArrayList<>();
  private final List<Delivered> contradictions = new ArrayList<>();

  private Belief(String key) {
    this.key = key;
  }

  static Belief of(String key, List<Delivered> topic) {
    Belief belief = new Belief(key);
    topic.forEach(belief::learn);
    return belief;
  }

  /** A column of all rows, by key. */
  Map<Object, Object> column(String name) {
    Map<Object, Object> rows = new TreeMap<>();
    partitions
        .values()
        .forEach(
            known ->
                known.forEach(
                    (id, row) -> {
                      if (row.last().op() != Op.DELETE) {
                        rows.put(id, String.valueOf(row.last().value(name)));
                      }
                    }));
    return rows;
  }

  /** Rows that were captured again on demand. */
  List<Delivered> again() {
    return again;
  }

  /** Those among them that said something else than what was known just then. */
  List<Delivered> contradictions() {
    return contradictions;
  }

  private void compare(Delivered record, @Nullable Known known) {
    again.add(record);
    boolean same =
        known != null
            && known.last().op() != Op.DELETE
            && known.last().captured().row().equals(record.captured().row());
    if (!same) {
      contradictions.add(record);
    }
  }

  private void learn(Delivered record) {
    Map<Object, Known> known =
        partitions.computeIfAbsent(record.partition(), partition -> new HashMap<>());
    Position position = record.position();
    if (record.op() == Op.MARK) {
      if (record.captured().source().generation() != 0) {
        known.values().removeIf(row -> position.isAfter(row.position()));
      }
    } else if (record.op() == Op.TRUNCATE) {
      known.values().removeIf(row -> position.isAfter(row.position()));
    } else {
      if (record.op() == Op.READ && record.captured().source().generation() == 0) {
        compare(record, known.get(record.value(key)));
      }
      Known now = new Known(position, record);
      known.merge(record.value(key), now, (old, it) -> position.isAfter(old.position()) ? it : old);
    }
  }
}
