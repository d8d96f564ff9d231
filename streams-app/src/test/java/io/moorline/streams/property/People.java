package io.moorline.streams.property;

import io.moorline.schemas.Captured.Op;
import io.moorline.schemas.Column;
import io.moorline.schemas.ColumnType.Kind;
import io.moorline.streams.property.Warehouse.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Those who load facts and keep references: random transactions. */
final class People {

  /**
   * What they do in one history, in percent.
   *
   * @param careless write one key in two ways, so that it becomes ambiguous
   * @param deletes of reference rows
   */
  record Habits(int careless, int deletes, int references) {

    static Habits random(Random random) {
      int kind = random.nextInt(4);
      return new Habits(kind == 1 ? 30 : 0, kind == 2 ? 30 : 0, random.nextInt(3) == 0 ? 60 : 20);
    }
  }

  private static final String PROVENANCE = "_";
  private static final String LINK = "l[0-9]";

  private final Warehouse warehouse;
  private final List<String> references;
  private final List<String> facts;
  private final Habits habits;
  private int number;

  People(Warehouse warehouse, List<String> references, List<String> facts, Habits habits) {
    this.warehouse = warehouse;
    this.references = references;
    this.facts = facts;
    this.habits = habits;
  }

  void act(Random random) {
    List<Change> changes = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      if (random.nextInt(100) < habits.references()) {
        change(reference(random), changes);
      } else {
        change(fact(random), changes);
      }
    }
    if (!changes.isEmpty()) {
      warehouse.commit(changes);
    }
  }

  /** They look at the state before the transaction, so no two may be about the same. */
  private void change(List<Change> more, List<Change> changes) {
    if (more.stream().noneMatch(one -> changes.stream().anyMatch(other -> same(one, other)))) {
      changes.addAll(more);
    }
  }

  private boolean same(Change one, Change other) {
    String dataset = one.dataset();
    return dataset.equals(other.dataset())
        && (references.contains(dataset)
            || warehouse
                .primaryKey(dataset, one.row())
                .equals(warehouse.primaryKey(dataset, other.row())));
  }

  /** A row of a reference as an authority has it. */
  Map<String, @Nullable Object> known(String dataset, Random random) {
    Map<String, @Nullable Object> row = row(dataset, Map.of(), random);
    row.keySet().removeIf(column -> column.startsWith(PROVENANCE) || column.equals("id"));
    row.put("tenant", code(1, random, 20));
    row.put("code", code(3, random, 20));
    return row;
  }

  private List<Change> fact(Random random) {
    String dataset = pick(facts, random);
    String id = "i" + random.nextInt(8);
    Map<String, @Nullable Object> before = warehouse.rows(dataset).get(id + "|");
    if (before == null) {
      return List.of(new Change(Op.CREATE, dataset, row(dataset, Map.of("id", id), random)));
    } else if (random.nextInt(100) < 25) {
      return List.of(new Change(Op.DELETE, dataset, before));
    }
    Map<String, @Nullable Object> row = new LinkedHashMap<>(before);
    row(dataset, Map.of("id", id), random)
        .forEach(
            (column, value) -> {
              if (random.nextInt(100) < 40) {
                row.put(column, value);
              }
            });
    return List.of(new Change(Op.UPDATE, dataset, row));
  }

  private List<Change> reference(Random random) {
    String dataset = pick(references, random);
    List<Map<String, @Nullable Object>> rows = List.copyOf(warehouse.rows(dataset).values());
    if (!rows.isEmpty() && random.nextInt(100) < habits.deletes()) {
      return remove(dataset, pick(rows, random), random);
    } else if (!rows.isEmpty() && random.nextInt(100) < 40) {
      return List.of(
          new Change(Op.UPDATE, dataset, takenOver(dataset, pick(rows, random), random)));
    }
    Map<String, @Nullable Object> row = row(dataset, Map.of(), random);
    // Two needs may share the column: spelled in two ways, no row could point at both.
    row.put("tenant", code(1, random, 0));
    row.put("code", code(3, random, habits.careless()));
    Map<String, @Nullable Object> there = warehouse.spelled(dataset, row);
    return List.of(
        there == null
            ? new Change(Op.CREATE, dataset, row)
            : new Change(Op.UPDATE, dataset, takenOver(dataset, there, random)));
  }

  /** It is deleted, or gets another key. */
  private List<Change> remove(String dataset, Map<String, @Nullable Object> row, Random random) {
    Change delete = new Change(Op.DELETE, dataset, row);
    if (random.nextInt(3) > 0) {
      return List.of(delete);
    }
    Map<String, @Nullable Object> renamed = takenOver(dataset, row, random);
    renamed.put("code", code(3, random, habits.careless()));
    if (warehouse.spelled(dataset, renamed) != null) {
      return List.of(delete);
    }
    return warehouse.primaryKey(dataset, row).equals(warehouse.primaryKey(dataset, renamed))
        ? List.of(new Change(Op.UPDATE, dataset, renamed))
        : List.of(delete, new Change(Op.CREATE, dataset, renamed));
  }

  /** The one who knows says how it is; or only that somebody has looked at it. */
  private Map<String, @Nullable Object> takenOver(
      String dataset, Map<String, @Nullable Object> before, Random random) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>(before);
    row.put("_needs_review", false);
    if (random.nextInt(3) > 0) {
      row.put("_source", "authoritative");
      row.putAll(attributes(random));
    }
    return demanded(dataset, row);
  }

  private Map<String, @Nullable Object> demanded(
      String dataset, Map<String, @Nullable Object> row) {
    warehouse.table(dataset).columns().stream()
        .filter(column -> column.required() && row.get(column.name()) == null)
        .forEach(column -> row.put(column.name(), "x" + ++number));
    return row;
  }

  private Map<String, @Nullable Object> row(
      String dataset, Map<String, Object> given, Random random) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (Column column : warehouse.table(dataset).columns()) {
      row.put(column.name(), value(column, random));
    }
    if (warehouse.table(dataset).columns().stream().anyMatch(Column::supplied)) {
      row.put("id", warehouse.nextSurrogate());
    }
    row.putAll(attributes(random));
    row.putAll(given);
    return demanded(dataset, row);
  }

  private @Nullable Object value(Column column, Random random) {
    if (column.name().startsWith(PROVENANCE) || column.type().kind() != Kind.TEXT) {
      return null;
    }
    return switch (column.name()) {
      case "tenant" -> random.nextInt(100) < 5 ? null : code(1, random, 20);
      case "pid" -> random.nextInt(100) < 10 ? null : "i" + random.nextInt(8);
      default -> column.name().matches(LINK) ? link(random) : key(column, random);
    };
  }

  /** Hardly anybody links a row himself. */
  private static @Nullable String link(Random random) {
    return random.nextInt(100) < 10 ? code(3, random, 0) : null;
  }

  private static @Nullable String key(Column column, Random random) {
    return random.nextInt(100) < 15 && column.nullable() ? blank(random) : code(3, random, 30);
  }

  private static @Nullable String blank(Random random) {
    return random.nextBoolean() ? null : "  ";
  }

  /** Every value is another, so that what is read shows who wrote it. */
  private Map<String, @Nullable Object> attributes(Random random) {
    Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    attributes.put("a", random.nextInt(100) < 30 ? blank(random) : "a" + ++number);
    attributes.put("b", random.nextInt(100) < 60 ? blank(random) : "b" + ++number);
    return attributes;
  }

  private static String code(int most, Random random, int careless) {
    String code = "K" + random.nextInt(most + 1);
    if (random.nextInt(100) >= careless) {
      return code;
    }
    return switch (random.nextInt(3)) {
      case 0 -> code.toLowerCase(java.util.Locale.ROOT);
      case 1 -> " " + code;
      default -> "0" + code;
    };
  }

  private static <T> T pick(List<T> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }
}
