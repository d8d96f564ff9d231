package io.moorline.streams;

import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.pipeline.TableName;
import io.moorline.schemas.Captured.Op;
import io.moorline.schemas.Column;
import io.moorline.schemas.RowChange;
import io.moorline.schemas.Table;
import io.moorline.streams.Source.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The reference tables, and those that are corrected where they stand, as the sink would write
 * them; what it wrote is captured later.
 */
final class PlayedDatabase {

  private final Pipeline pipeline;
  private final Map<TableName, Map<List<@Nullable Object>, Map<String, @Nullable Object>>> tables =
      new LinkedHashMap<>();
  private final List<Change> uncaptured = new ArrayList<>();
  private long lastId = 1000;

  PlayedDatabase(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** What people did, and is captured already. */
  void people(Change change) {
    Map<List<@Nullable Object>, Map<String, @Nullable Object>> rows = rows(change.dataset());
    List<@Nullable Object> id = id(change.dataset(), change.row());
    if (change.op() == Op.DELETE) {
      rows.remove(id);
    } else {
      rows.put(id, new LinkedHashMap<>(change.row()));
    }
  }

  void write(String dataset, RowChange change) {
    Map<String, @Nullable Object> existing = find(dataset, change);
    switch (change.intent()) {
      case INSERT_MISSING -> {
        if (existing == null) {
          insert(dataset, change.row());
        }
      }
      case TAKE_OVER -> {
        if (existing == null) {
          insert(dataset, change.row());
        } else {
          update(dataset, existing, takenOver(dataset, existing, change));
        }
      }
      case FILL_DERIVED, FILL_NULL -> {
        if (existing != null) {
          Map<String, @Nullable Object> filled = new LinkedHashMap<>(existing);
          change.row().forEach((column, value) -> fill(filled, column, value));
          update(dataset, existing, filled);
        }
      }
      case PATCH -> {
        if (existing != null && holds(existing, change.seen())) {
          Map<String, @Nullable Object> patched = new LinkedHashMap<>(existing);
          patched.putAll(change.row());
          update(dataset, existing, patched);
        }
      }
      case UPSERT -> throw new IllegalArgumentException("mirrors are not played");
    }
  }

  /** The row with this primary key as it is now. */
  Map<String, @Nullable Object> row(String dataset, Object... key) {
    return rows(dataset).getOrDefault(List.of(key), Map.of());
  }

  List<Map<String, @Nullable Object>> rowsOf(String dataset) {
    return List.copyOf(rows(dataset).values());
  }

  List<Change> takeUncaptured() {
    List<Change> taken = List.copyOf(uncaptured);
    uncaptured.clear();
    return taken;
  }

  private void insert(String dataset, Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> inserted = new LinkedHashMap<>(row);
    for (Column column : table(dataset).columns()) {
      if (column.supplied()) {
        inserted.putIfAbsent(column.name(), ++lastId);
      }
    }
    rows(dataset).put(id(dataset, inserted), inserted);
    uncaptured(Op.CREATE, dataset, inserted);
  }

  private void update(
      String dataset, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    if (!after.equals(before)) {
      rows(dataset).put(id(dataset, after), after);
      uncaptured(Op.UPDATE, dataset, after);
    }
  }

  private Map<String, @Nullable Object> takenOver(
      String dataset, Map<String, @Nullable Object> row, RowChange change) {
    boolean derived = "auto_derived".equals(row.get("_source"));
    Map<String, @Nullable Object> after = new LinkedHashMap<>(row);
    change
        .row()
        .forEach(
            (column, said) -> {
              Object held = row.get(column);
              boolean free = held == null || held.equals(change.seen().get(column));
              boolean provenance = column.startsWith("_");
              if (derived && provenance || !provenance && said != null && (derived || free)) {
                after.put(column, said);
              }
            });
    key(dataset).forEach(column -> after.put(column, row.get(column)));
    return after;
  }

  /** A table may play several references. */
  private void uncaptured(Op op, String dataset, Map<String, @Nullable Object> row) {
    pipeline.datasets().stream()
        .filter(one -> one.table().equals(dataset(dataset).table()))
        .forEach(one -> uncaptured.add(new Change(op, one.id(), new LinkedHashMap<>(row))));
  }

  private static void fill(
      Map<String, @Nullable Object> row, String column, @Nullable Object value) {
    if (row.get(column) == null) {
      row.put(column, value);
    }
  }

  private @Nullable Map<String, @Nullable Object> find(String dataset, RowChange change) {
    return rows(dataset).values().stream()
        .filter(row -> agree(row, change.row(), key(dataset)))
        .findFirst()
        .orElse(null);
  }

  private static boolean holds(
      Map<String, @Nullable Object> row, Map<String, @Nullable Object> seen) {
    return agree(row, seen, seen.keySet());
  }

  private static boolean agree(
      Map<String, @Nullable Object> row,
      Map<String, @Nullable Object> other,
      Collection<String> columns) {
    return columns.stream().allMatch(column -> Objects.equals(row.get(column), other.get(column)));
  }

  private Collection<String> key(String dataset) {
    return dataset(dataset) instanceof Reference reference
        ? reference.key().keySet()
        : table(dataset).primaryKey();
  }

  private List<@Nullable Object> id(String dataset, Map<String, @Nullable Object> row) {
    List<@Nullable Object> id = new ArrayList<>();
    table(dataset).primaryKey().forEach(column -> id.add(row.get(column)));
    return id;
  }

  private Map<List<@Nullable Object>, Map<String, @Nullable Object>> rows(String dataset) {
    return tables.computeIfAbsent(dataset(dataset).table(), name -> new LinkedHashMap<>());
  }

  private Table table(String dataset) {
    return Tables.captured(pipeline, dataset);
  }

  private Dataset dataset(String id) {
    return pipeline.datasets().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
