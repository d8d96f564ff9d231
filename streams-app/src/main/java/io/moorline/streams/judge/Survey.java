package io.moorline.streams.judge;

import io.moorline.streams.message.Existing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;

/**
 * Goes through all that the first snapshot of a reference found, once it is complete: only then it
 * is certain which keys one row alone has. In small steps, each of which the store remembers.
 */
final class Survey {

  /** The least that a step takes. */
  static final int STEP = 100;

  private final ExistingRows existing;
  private final List<String> unfinished = new ArrayList<>();

  Survey(ExistingRows existing, Collection<String> references) {
    this.existing = existing;
    references.stream()
        .filter(reference -> existing.surveyed(reference).isPresent())
        .forEach(unfinished::add);
  }

  void begin(String reference) {
    existing.surveyed(reference, ExistingRows.first(reference));
    unfinished.add(reference);
  }

  /** All references share this time; true: one of them is finished. */
  boolean goOn(long nanos, BiConsumer<String, Existing> found) {
    int references = unfinished.size();
    return unfinished.removeIf(reference -> finishes(reference, nanos / references, found));
  }

  private boolean finishes(String reference, long nanos, BiConsumer<String, Existing> found) {
    long begun = System.nanoTime();
    String last = existing.surveyed(reference).orElseThrow();
    List<KeyValue<String, Existing>> some;
    do {
      some = existing.after(reference, last, STEP);
      some.forEach(key -> found.accept(key.key, key.value));
      if (some.size() < STEP) {
        existing.surveyEnds(reference);
        return true;
      }
      last = some.get(STEP - 1).key;
    } while (System.nanoTime() - begun < nanos);
    existing.surveyed(reference, last);
    return false;
  }
}
