package io.moorline.streams.judge;

import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.streams.message.Share;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Holds keys back while too many would be derived: a broken key, or an emptied table, must not fill
 * the database with inventions.
 */
final class Brake {

  /** No dataset's id begins with it. */
  private static final String PREFIX = "^";

  private final Shares shares;
  private final KeyValueStore<String, byte[]> store;

  Brake(Shares shares, KeyValueStore<String, byte[]> store) {
    this.shares = shares;
    this.store = store;
    for (String reference : shares.limited()) {
      shares.braking(reference, !held(reference, 1).isEmpty());
    }
  }

  /** True: the key is derived now. Else it comes up again when it may be. */
  boolean letsThrough(String reference) {
    String dataset = ReferenceKey.parse(reference).reference();
    if (!shares.mayDerive(dataset)) {
      store.put(PREFIX + reference, new byte[0]);
      shares.braking(dataset, true);
      return false;
    }
    shares.change(dataset, Share::deriving);
    return true;
  }

  /** Takes out some of the keys that were held back and may be derived now. */
  List<String> released(int limit) {
    List<String> released = new ArrayList<>();
    for (String dataset : shares.limited()) {
      if (shares.isBraking(dataset) && shares.mayDerive(dataset)) {
        List<String> held = held(dataset, limit);
        held.forEach(key -> store.delete(PREFIX + key));
        released.addAll(held);
        shares.braking(dataset, held.size() == limit);
      }
    }
    return released;
  }

  private List<String> held(String dataset, int limit) {
    List<String> held = new ArrayList<>();
    String first = PREFIX + dataset + "|";
    try (KeyValueIterator<String, byte[]> range =
        store.range(first, PREFIX + dataset + (char) ('|' + 1))) {
      while (range.hasNext() && held.size() < limit) {
        held.add(range.next().key.substring(PREFIX.length()));
      }
    }
    return held;
  }
}
