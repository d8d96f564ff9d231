package io.moorline.rules.resolve;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about one reference key of a row.
 *
 * @param <R> a reference row that exists
 */
public sealed interface Verdict<R> {

  /** Exactly one row has the key. */
  record Linked<R>(R row) implements Verdict<R> {}

  /** No row has the key. */
  record Missing<R>() implements Verdict<R> {}

  /** No row has the key, and these columns, which a row must have, are known to nobody. */
  record Underivable<R>(Set<String> columns) implements Verdict<R> {}

  /** One row has the key, but these columns, which a link takes over, are NULL in it. */
  record Incomplete<R>(Set<String> columns) implements Verdict<R> {}

  /** Several rows share the key: none of them can be meant. */
  record Ambiguous<R>(int rows) implements Verdict<R> {}

  /**
   * @param existing the rows that have the key
   * @param candidate what would be derived; empty when nobody asks for that
   * @param required columns that a derived row cannot go without
   */
  static <R, P extends Comparable<? super P>> Verdict<R> of(
      List<R> existing, Optional<Candidate<P>> candidate, Collection<String> required) {
    if (existing.size() == 1) {
      return new Linked<>(existing.get(0));
    }
    if (existing.size() > 1) {
      return new Ambiguous<>(existing.size());
    }
    Set<String> lacking = candidate.map(known -> known.missing(required)).orElse(Set.of());
    return lacking.isEmpty() ? new Missing<>() : new Underivable<>(lacking);
  }
}
