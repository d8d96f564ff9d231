package io.moorline.streams.judge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Goes through all keys of a reference in a store once its snapshot is complete: only then it is
 * certain which one row alone has, or none. In small steps, and it is remembered how far it came.
 */
final class Survey<T> {

  /** The least that a step takes. */
  static final int STEP = 100;

  private final String name;
  private final ExistingRows memory;
  private final KeyValueStore<String, T> store;
  private final List<String> unfinished = new ArrayList<>();

  /**
   * @param name one character that tells its memory from that of other surveys
   */
  Survey(
      String name,
      ExistingRows memory,
      KeyValueStore<String, T> store,
      Collection<String> references) {
    this.name = name;
    this.memory = memory;
    this.store = store;
    references.stream()
        .filter(reference -> memory.surveyed(name + reference).isPresent())
        .forEach(unfinished::add);
  }

  /** Also when one of the reference is under way: it begins anew. */
  void begin(String reference) {
    memory.surveyed(name + reference, reference + ExistingRows.SEPARATOR);
    if (!unfinished.contains(reference)) {
      unfinished.add(reference);
    }
  }

  /** All references share this time; true: one of them is finished. */
  boolean goOn(long nanos, BiConsumer<String, T> found) {
    int references = unfinished.size();
    return unfinished.removeIf(reference -> finishes(reference, nanos / references, found));
  }

  boolean isUnderWay() {
    return !unfinished.isEmpty();
  }

  private boolean finishes(String reference, long nanos, BiConsumer<String, T> found) {
    long begun = System.nanoTime();
    String last = memory.surveyed(name + reference).orElseThrow();
    List<KeyValue<String, T>> some;
    do {
      some = after(reference, last);
      some.forEach(key -> found.accept(key.key, key.value));
      if (some.size() < STEP) {
        memory.surveyEnds(name + reference);
        return true;
      }
      last = some.get(STEP - 1).key;
    } while (System.nanoTime() - begun < nanos);
    memory.surveyed(name + reference, last);
    return false;
  }

  private List<KeyValue<String, T>> after(String reference, String last) {
    List<KeyValue<String, T>> some = new ArrayList<>();
    try (KeyValueIterator<String, T> range =
        store.range(last + '\0', reference + ExistingRows.AFTER_SEPARATOR)) {
      while (range.hasNext() && some.size() < STEP) {
        some.add(range.next());
      }
    }
    return some;
  }
}
