package io.moorline.streams.judge;

import io.moorline.streams.message.KeyState;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/** How the keys stand that rows wait for. */
final class KeyStates {

  private final KeyValueStore<String, KeyState> store;

  KeyStates(KeyValueStore<String, KeyState> store) {
    this.store = store;
  }

  Optional<KeyState> find(String reference) {
    return Optional.ofNullable(store.get(reference));
  }

  KeyState of(String reference) {
    return find(reference).orElse(KeyState.NEW);
  }

  void put(String reference, KeyState state) {
    store.put(reference, state);
  }

  void forget(String reference) {
    store.delete(reference);
  }
}
