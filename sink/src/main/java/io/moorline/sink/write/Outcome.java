package io.moorline.sink.write;

import io.moorline.sink.batch.Rejection;
import io.moorline.sink.batch.Row;
import io.moorline.sink.table.Layout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of rows: collected while writing, counted once committed. */
final class Outcome {

  enum Kind {
    INSERTED,
    UPDATED,
    FILLED,
    UNCHANGED,
    SKIPPED_OLDER,
    /** A patched row is no longer as it was seen. */
    OVERTAKEN,
    QUARANTINED,
    HANDED_BACK;

    /** Each of these is one entry of the change_log. */
    boolean writes() {
      return this == INSERTED || this == UPDATED || this == FILLED;
    }
  }

  record Count(String table, Kind kind) {}

  private final List<LogEntry> entries = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private final List<HandedBack> handedBack = new ArrayList<>();
  private final Map<Count, Integer> counts = new HashMap<>();

  List<LogEntry> entries() {
    return entries;
  }

  List<Rejection> rejections() {
    return rejections;
  }

  List<HandedBack> handedBack() {
    return handedBack;
  }

  Map<Count, Integer> counts() {
    return counts;
  }

  void written(LogEntry entry, Kind kind) {
    entries.add(entry);
    count(entry.row().layout(), kind, 1);
  }

  void leftAlone(Layout layout, Kind kind, int rows) {
    count(layout, kind, rows);
  }

  int count(Kind kind) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().kind() == kind)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  void rejected(Row row, Rejection rejection) {
    rejections.add(rejection);
    count(row.layout(), Kind.QUARANTINED, 1);
  }

  void handedBack(HandedBack back) {
    handedBack.add(back);
    count(back.row().layout(), Kind.HANDED_BACK, 1);
  }

  void rejected(List<Rejection> unreadable) {
    rejections.addAll(unreadable);
  }

  void add(Outcome other) {
    entries.addAll(other.entries);
    rejections.addAll(other.rejections);
    handedBack.addAll(other.handedBack);
    other.counts.forEach((key, value) -> counts.merge(key, value, Integer::sum));
  }

  private void count(Layout layout, Kind kind, int rows) {
    if (rows > 0) {
      counts.merge(new Count(layout.table().fullName(), kind), rows, Integer::sum);
    }
  }
}
