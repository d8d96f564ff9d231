package io.moorline.streams.judge;

import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.Position;
import io.moorline.streams.message.Existing;
import io.moorline.streams.message.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The causal gate: a key is missing only once its dataset has been read, in every partition, past
 * the row that asks, and a complete snapshot of it stands before that.
 */
final class Gate {

  private static final char SEPARATOR = '|';
  private static final char AFTER_SEPARATOR = SEPARATOR + 1;

  /** In no text of a reference key. */
  private static final char BEFORE_PLACE = '\0';

  private final ExistingRows existing;
  private final KeyValueStore<String, byte[]> store;
  private final int partitions;
  private final Map<String, Optional<Position>> readTo = new HashMap<>();

  Gate(ExistingRows existing, KeyValueStore<String, byte[]> store, int partitions) {
    this.existing = existing;
    this.store = store;
    this.partitions = partitions;
  }

  /**
   * A key that waits at the gate.
   *
   * @param place of the row which is to be told that the key is missing; empty: it is to be decided
   */
  record Opened(String reference, String place) {}

  boolean isOpen(String reference, Position position) {
    return readTo(dataset(reference)).filter(read -> !position.isAfter(read)).isPresent();
  }

  /** Whether the gate is open; if not, the key comes up again when it is. */
  boolean passes(String reference, Position position) {
    boolean open = isOpen(reference, position);
    if (!open) {
      await(reference, position, "");
    }
    return open;
  }

  /** Remembers the key until the gate opens for the position. More than once does no harm. */
  void await(String reference, Position position, String place) {
    store.put(
        id(dataset(reference), position) + SEPARATOR + reference + BEFORE_PLACE + place,
        new byte[0]);
  }

  /** Which snapshot all that is known of the dataset began with; 0: none is complete yet. */
  int epoch(String dataset) {
    return readTo(dataset).map(Position::epoch).orElse(0);
  }

  /** Whether a complete snapshot of the dataset stands before all that follows. */
  boolean knows(String dataset) {
    return readTo(dataset).isPresent();
  }

  /** The rows that have the key; none are known before a complete snapshot tells them all. */
  Existing rows(String reference) {
    return knows(dataset(reference)) ? existing.of(reference) : Existing.NONE;
  }

  /** True: something may have opened. */
  boolean advance(String dataset, int partition, Mark mark) {
    Optional<Position> before = readTo(dataset);
    existing.mark(dataset, partition, mark);
    readTo.remove(dataset);
    return !readTo(dataset).equals(before);
  }

  /** Takes out some of the keys that the gate is open for; empty: there are no more. */
  List<Opened> opened(String dataset, int limit) {
    List<Opened> opened = new ArrayList<>();
    readTo(dataset).ifPresent(read -> take(dataset, read, limit, opened));
    return opened;
  }

  private void take(String dataset, Position read, int limit, List<Opened> opened) {
    List<String> ids = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> range =
        store.range(dataset + SEPARATOR, id(dataset, read) + AFTER_SEPARATOR)) {
      while (range.hasNext() && ids.size() < limit) {
        KeyValue<String, byte[]> next = range.next();
        ids.add(next.key);
        String key = next.key.substring(id(dataset, read).length() + 1);
        int split = key.indexOf(BEFORE_PLACE);
        opened.add(new Opened(key.substring(0, split), key.substring(split + 1)));
      }
    }
    ids.forEach(store::delete);
  }

  /** The lowest mark of all partitions; empty while one has none after a complete snapshot. */
  private Optional<Position> readTo(String dataset) {
    return readTo.computeIfAbsent(dataset, this::lowestMark);
  }

  private Optional<Position> lowestMark(String dataset) {
    Position lowest = null;
    for (int partition = 0; partition < partitions; partition++) {
      Optional<Mark> mark = existing.mark(dataset, partition).filter(Mark::snapshotComplete);
      if (mark.isEmpty()) {
        return Optional.empty();
      }
      Position position = mark.get().position();
      lowest = lowest == null || lowest.isAfter(position) ? position : lowest;
    }
    return Optional.ofNullable(lowest);
  }

  /** Positions have fixed-width text that sorts as they do. */
  private static String id(String dataset, Position position) {
    return dataset + SEPARATOR + position.text();
  }

  private static String dataset(String reference) {
    return ReferenceKey.parse(reference).reference();
  }
}
