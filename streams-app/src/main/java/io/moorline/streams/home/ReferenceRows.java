package io.moorline.streams.home;

import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.Captured;
import io.moorline.schemas.Captured.Op;
import io.moorline.schemas.Position;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.Mark;
import io.moorline.streams.message.ReferenceRow;
import io.moorline.streams.model.ReferenceModel;
import io.moorline.streams.station.Desk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Turns captured reference rows into events: which row has which reference key, and no more. */
final class ReferenceRows {

  private final Desk desk;
  private final KeyValueStore<String, ReferenceRow> rows;
  private final int partition;
  private final Map<String, Mark> sent = new HashMap<>();

  ReferenceRows(Desk desk, KeyValueStore<String, ReferenceRow> rows) {
    this.desk = desk;
    this.rows = rows;
    this.partition = desk.context().taskId().partition();
  }

  void row(ReferenceModel reference, Captured captured, byte[] key) {
    String id = RowId.captured(reference.id(), RowId.row(key));
    ReferenceRow before = rows.get(id);
    Position position = captured.source().position();
    if (before != null && !position.isAfter(before.position())) {
      return;
    }
    if (captured.op() == Op.DELETE) {
      remove(id, before);
    } else {
      put(id, before, now(reference, captured));
    }
    if (captured.op() != Op.READ) {
      desk.hurry(); // Facts will follow: the sooner the index knows, the fewer have to wait.
    }
  }

  void truncate(ReferenceModel reference, Position position) {
    removeOlder(reference.id(), position);
    desk.hurryIfRowsWait();
  }

  /**
   * A mark that closes a snapshot sweeps first: a row that the snapshot did not find again, since
   * it was deleted while nobody watched, is gone. What stands before the mark is known from here
   * on.
   */
  void mark(ReferenceModel reference, Captured mark) {
    Position position = mark.source().position();
    String complete = completeId(reference);
    if (mark.source().generation() != 0) {
      removeOlder(reference.id(), position);
      rows.put(complete, new ReferenceRow(position, null, null));
      desk.hurry();
    }
    Mark news = new Mark(position, rows.get(complete) != null);
    if (!news.equals(sent.put(reference.id(), news))) {
      desk.mark(reference.id(), partition, news);
      desk.hurryIfRowsWait();
    }
  }

  private static ReferenceRow now(ReferenceModel reference, Captured captured) {
    Position position = captured.source().position();
    return reference
        .key(captured.row())
        .map(ReferenceKey::text)
        .map(key -> new ReferenceRow(position, key, reference.entry(captured.row(), position)))
        .orElse(new ReferenceRow(position, null, null));
  }

  private void put(String id, @Nullable ReferenceRow before, ReferenceRow now) {
    boolean moved = before != null && !Objects.equals(before.key(), now.key());
    if (before != null && moved && before.key() != null) {
      desk.reference(before.key(), id, null);
    }
    boolean same = before != null && !moved && sameEntry(before.entry(), now.entry());
    if (now.key() != null && !same) {
      desk.reference(now.key(), id, now.entry());
    }
    rows.put(id, now);
  }

  private static boolean sameEntry(@Nullable IndexEntry before, @Nullable IndexEntry now) {
    return before != null && now != null && before.saysTheSameAs(now);
  }

  private void removeOlder(String dataset, Position position) {
    List<KeyValue<String, ReferenceRow>> older = new ArrayList<>();
    try (KeyValueIterator<String, ReferenceRow> all =
        rows.range(RowId.first(dataset), RowId.last(dataset))) {
      all.forEachRemaining(
          row -> {
            if (position.isAfter(row.value.position())) {
              older.add(row);
            }
          });
    }
    older.forEach(row -> remove(row.key, row.value));
  }

  private void remove(String id, @Nullable ReferenceRow before) {
    if (before != null) {
      if (before.key() != null) {
        desk.reference(before.key(), id, null);
      }
      rows.delete(id);
    }
  }

  /** Sorts before all rows of all datasets. */
  private static String completeId(ReferenceModel reference) {
    return "!" + reference.id();
  }
}
