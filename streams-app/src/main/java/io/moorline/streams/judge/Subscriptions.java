package io.moorline.streams.judge;

import io.moorline.streams.message.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The rows that wait, by reference key. */
final class Subscriptions {

  /** In no text of a reference key; a key's rows lie together, and no other key's between. */
  private static final char SEPARATOR = '\0';

  private static final char AFTER_SEPARATOR = SEPARATOR + 1;

  private final KeyValueStore<String, Subscription> store;

  Subscriptions(KeyValueStore<String, Subscription> store) {
    this.store = store;
  }

  Optional<Subscription> find(String reference, String place) {
    return Optional.ofNullable(store.get(id(reference, place)));
  }

  void put(String reference, Subscription subscription) {
    store.put(id(reference, subscription.place()), subscription);
  }

  void remove(String reference, Subscription subscription) {
    store.delete(id(reference, subscription.place()));
  }

  /** Some of the rows that wait for the key, in order of their places. */
  List<Subscription> after(String reference, String place, int limit) {
    List<Subscription> some = new ArrayList<>();
    try (KeyValueIterator<String, Subscription> range =
        store.range(
            id(reference, place) + (place.isEmpty() ? "" : SEPARATOR),
            reference + AFTER_SEPARATOR)) {
      while (range.hasNext() && some.size() < limit) {
        some.add(range.next().value);
      }
    }
    return some;
  }

  private static String id(String reference, String place) {
    return reference + SEPARATOR + place;
  }
}
