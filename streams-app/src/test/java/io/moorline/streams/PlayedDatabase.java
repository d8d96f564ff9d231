package io.moorline.streams;

import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.streams.Source.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reference tables as the sink would write them; what it wrote is captured later. */
final class PlayedDatabase {

  private final Map<String, Map<String, @Nullable Object>> rows = new LinkedHashMap<>();
  private final List<Change> uncaptured = new ArrayList<>();

  void write(String reference, RowChange change) {
    String id = reference + change.row().get("code") + change.row().get("tenant");
    Map<String, @Nullable Object> existing = rows.get(id);
    if (change.intent() == Intent.INSERT_MISSING && existing == null) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>(change.row());
      if (reference.equals("branch")) {
        row.put("id", (long) rows.size());
      }
      rows.put(id, row);
      uncaptured.add(Source.insert(reference, flat(row)));
    } else if (change.intent() == Intent.FILL_DERIVED && existing != null) {
      change.row().forEach(existing::putIfAbsent);
      uncaptured.add(Source.update(reference, flat(existing)));
    }
  }

  List<Change> takeUncaptured() {
    List<Change> taken = List.copyOf(uncaptured);
    uncaptured.clear();
    return taken;
  }

  private static Object[] flat(Map<String, @Nullable Object> row) {
    List<@Nullable Object> flat = new ArrayList<>();
    row.forEach(
        (column, value) -> {
          flat.add(column);
          flat.add(value);
        });
    return flat.toArray();
  }
}
