package io.moorline.streams.home;

import io.moorline.streams.message.Waiting;
import io.moorline.streams.station.Numbers.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The rows that wait at one home. Costs nothing while there are none. */
final class WaitingRows {

  private final KeyValueStore<String, Waiting> store;
  private final Supplier<Tally> tally;

  WaitingRows(KeyValueStore<String, Waiting> store, Supplier<Tally> tally) {
    this.store = store;
    this.tally = tally;
  }

  /** Makes the tally from the store: exact after a restart, a move or an aborted transaction. */
  void count() {
    try (KeyValueIterator<String, Waiting> all = store.all()) {
      all.forEachRemaining(row -> tally.get().add(row.value.standing(), 1));
    }
  }

  Optional<Waiting> find(String id) {
    return tally.get().isEmpty() ? Optional.empty() : Optional.ofNullable(store.get(id));
  }

  void add(String id, Waiting row) {
    store.put(id, row);
    tally.get().add(row.standing(), 1);
  }

  void change(String id, Waiting before, Waiting after) {
    store.put(id, after);
    tally.get().add(before.standing(), -1);
    tally.get().add(after.standing(), 1);
  }

  void remove(String id, Waiting row) {
    store.delete(id);
    tally.get().add(row.standing(), -1);
  }

  /** Some of the rows whose ids begin with a dataset's, or another beginning. */
  List<KeyValue<String, Waiting>> of(String beginning, Predicate<Waiting> which) {
    List<KeyValue<String, Waiting>> rows = new ArrayList<>();
    if (!tally.get().isEmpty()) {
      try (KeyValueIterator<String, Waiting> all =
          store.range(RowId.first(beginning), RowId.last(beginning))) {
        all.forEachRemaining(
            row -> {
              if (which.test(row.value)) {
                rows.add(row);
              }
            });
      }
    }
    return rows;
  }
}
