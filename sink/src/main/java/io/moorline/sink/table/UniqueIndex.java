package io.moorline.sink.table;

import java.util.List;
import java.util.Set;

/** A unique index over whole columns and all rows. */
public record UniqueIndex(String name, List<String> columns) {

  public boolean covers(List<String> key) {
    return Set.copyOf(columns).equals(Set.copyOf(key));
  }
}
