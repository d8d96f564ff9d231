package io.moorline.streams.judge;

import io.moorline.streams.message.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The walks that are not finished, one per reference key: the later replaces the earlier. */
final class Rounds {

  private final KeyValueStore<String, Round> store;

  Rounds(KeyValueStore<String, Round> store) {
    this.store = store;
  }

  Optional<Round> find(String reference) {
    return Optional.ofNullable(store.get(reference));
  }

  void put(String reference, Round round) {
    store.put(reference, round);
  }

  void end(String reference) {
    store.delete(reference);
  }

  /** Those that may go on. */
  List<String> unfinished() {
    List<String> references = new ArrayList<>();
    try (KeyValueIterator<String, Round> all = store.all()) {
      all.forEachRemaining(
          round -> {
            if (!round.value.isFarAhead()) {
              references.add(round.key);
            }
          });
    }
    return references;
  }
}
