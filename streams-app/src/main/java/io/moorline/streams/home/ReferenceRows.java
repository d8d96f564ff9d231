package io.moorline.streams.home;

import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.Captured;
import io.moorline.schemas.Captured.Op;
import io.moorline.schemas.Position;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.Mark;
import io.moorline.streams.message.ReferenceRow;
import io.moorline.streams.model.AuthorityModel;
import io.moorline.streams.model.KeyedModel;
import io.moorline.streams.station.Desk;
import io.moorline.streams.station.Handler.Input;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Turns captured reference rows, and authorities', into events: which row has which reference key,
 * and no more.
 */
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

  void row(KeyedModel model, Captured captured, Input input) {
    String id = RowId.captured(model.id(), RowId.row(input.key()));
    ReferenceRow before = rows.get(id);
    Position position = captured.source().position();
    if (before != null && model.areTwo(before.position(), position)) {
      id = RowId.captured(id, Long.toString(position.order()));
      before = rows.get(id);
    }
    if (before != null && !position.isAfter(before.position())) {
      return;
    }
    if (captured.op() == Op.DELETE) {
      remove(id, before);
    } else {
      ReferenceRow now = now(model, captured);
      put(model, id, before, now);
      if (model instanceof AuthorityModel authority && now.key() == null && !isWithoutKey(before)) {
        withoutKey(authority, input);
      }
    }
  }

  void truncate(KeyedModel model, Position position) {
    removeOlder(model.id(), position);
  }

  /**
   * A mark that closes a snapshot sweeps first: a row that the snapshot did not find again, since
   * it was deleted while nobody watched, is gone. What stands before the mark is known from here
   * on.
   */
  void mark(KeyedModel model, Captured mark) {
    Position position = mark.source().position();
    String complete = completeId(model);
    if (mark.source().generation() != 0) {
      removeOlder(model.id(), model.begun(mark));
      rows.put(complete, new ReferenceRow(position, null, null));
    }
    Mark news = new Mark(position, rows.get(complete) != null);
    if (!news.equals(sent.put(model.id(), news))) {
      desk.mark(model.id(), partition, news);
    }
  }

  private static boolean isWithoutKey(@Nullable ReferenceRow before) {
    return before != null && before.key() == null;
  }

  /** Nobody else would say so; it is said once, however often the authority is loaded. */
  private void withoutKey(AuthorityModel authority, Input input) {
    desk.quarantine()
        .open(
            "no_key",
            "A row of "
                + authority.authority().origin()
                + " has no key of "
                + authority.reference().dataset().name()
                + "; correct it there.",
            input);
  }

  private static ReferenceRow now(KeyedModel model, Captured captured) {
    Position position = captured.source().position();
    return model
        .key(captured.row())
        .map(ReferenceKey::text)
        .map(key -> new ReferenceRow(position, key, model.entry(captured.row(), position)))
        .orElse(new ReferenceRow(position, null, null));
  }

  private void put(KeyedModel model, String id, @Nullable ReferenceRow before, ReferenceRow now) {
    boolean moved = before != null && !Objects.equals(before.key(), now.key());
    if (before != null && moved && before.key() != null) {
      desk.reference(before.key(), id, null);
    }
    boolean same = before != null && !moved && sameEntry(model, before.entry(), now.entry());
    if (now.key() != null && !same) {
      desk.reference(now.key(), id, now.entry());
    }
    rows.put(id, now);
  }

  private static boolean sameEntry(
      KeyedModel model, @Nullable IndexEntry before, @Nullable IndexEntry now) {
    return before != null && now != null && model.sayTheSame(before, now);
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
  private static String completeId(KeyedModel model) {
    return "!" + model.id();
  }
}
