package io.moorline.streams.home;

import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.Vanished;
import java.util.Set;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** This instance's copy of the reference index. It lags: what it does not know may exist. */
final class ReplicatedIndex {

  private final ReadOnlyKeyValueStore<String, IndexEntry> store;

  ReplicatedIndex(ReadOnlyKeyValueStore<String, IndexEntry> store) {
    this.store = store;
  }

  /**
   * The only row with that key, if it can be linked to, and is newer than the one that is known to
   * have vanished: an older one may have vanished before it.
   */
  @Nullable IndexEntry find(String reference, Set<String> columns, @Nullable Vanished vanished) {
    IndexEntry entry = store.get(reference);
    if (entry == null || !entry.has(columns)) {
      return null;
    }
    boolean stale = vanished != null && !vanished.isBefore(entry);
    return stale ? null : entry;
  }
}
