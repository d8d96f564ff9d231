package io.moorline.sink.table;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A unique index.
 *
 * @param columns those it is made of, in expressions too
 * @param plain over whole columns and all rows, checked at once: an insert can name it
 * @param partial over some of the rows
 */
public record UniqueIndex(String name, List<String> columns, boolean plain, boolean partial) {

  /** Two rows that it tells apart have different keys, and the other way round. */
  boolean isOver(Collection<String> key) {
    return Set.copyOf(columns).equals(Set.copyOf(key));
  }

  /** No key can be there twice. */
  boolean guards(Collection<String> key) {
    return !partial && key.containsAll(columns);
  }
}
