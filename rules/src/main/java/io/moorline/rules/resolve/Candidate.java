package io.moorline.rules.resolve;

import io.moorline.rules.normalize.Blank;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the rows that wait for one missing key know about it: per column the first value that is not
 * blank. Merging is associative and does not depend on the order of arrival.
 *
 * @param <P> where a value comes from; the lesser is the earlier
 */
public record Candidate<P extends Comparable<? super P>>(Map<String, Value<P>> values) {

  public record Value<P>(String text, P from) {}

  public Candidate {
    values = Map.copyOf(values);
  }

  public static <P extends Comparable<? super P>> Candidate<P> empty() {
    return new Candidate<>(Map.of());
  }

  public static <P extends Comparable<? super P>> Candidate<P> of(
      Map<String, String> texts, P from) {
    Map<String, Value<P>> values = new HashMap<>();
    texts.forEach(
        (column, text) -> {
          if (!Blank.is(text)) {
            values.put(column, new Value<>(text, from));
          }
        });
    return new Candidate<>(values);
  }

  public Candidate<P> merge(Candidate<P> other) {
    Map<String, Value<P>> merged = new HashMap<>(values);
    other.values.forEach((column, value) -> merged.merge(column, value, Candidate::earlier));
    return new Candidate<>(merged);
  }

  /** Whether a value comes from there: without that row the candidate must be made anew. */
  public boolean uses(P from) {
    return values.values().stream().anyMatch(value -> value.from().equals(from));
  }

  /** The required columns for which nobody knew a value, sorted. */
  public Set<String> missing(Collection<String> required) {
    Set<String> missing = new TreeSet<>(required);
    missing.removeAll(values.keySet());
    return missing;
  }

  public Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    values.forEach((column, value) -> texts.put(column, value.text()));
    return texts;
  }

  private static <P extends Comparable<? super P>> Value<P> earlier(Value<P> a, Value<P> b) {
    int order = a.from().compareTo(b.from());
    // From one place, any fixed choice will do.
    return (order == 0 ? a.text().compareTo(b.text()) : order) <= 0 ? a : b;
  }
}
