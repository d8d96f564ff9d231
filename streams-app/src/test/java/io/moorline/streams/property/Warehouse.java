package io.moorline.streams.property;

import io.moorline.schemas.Captured.Op;
import io.moorline.schemas.Position;
import io.moorline.schemas.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The database: captured tables with the log of their transactions, mirrors, and the memory of
 * which reference keys existed when.
 */
final class Warehouse {

  /** One change of a captured table. */
  record Change(Op op, String dataset, Map<String, @Nullable Object> row) {}

  /** A row of a mirror. */
  record Mirrored(Position position, Map<String, @Nullable Object> row) {}

  private static final long FIRST_LSN = 100;

  private final Map<String, Table> captured;
  private final Map<String, List<String>> keys;
  private final BiFunction<String, Map<String, @Nullable Object>, @Nullable String> keyOf;
  private final Map<String, Map<String, Map<String, @Nullable Object>>> tables = new TreeMap<>();
  private final Map<String, Map<String, Mirrored>> mirrors = new TreeMap<>();
  private final List<List<Change>> log = new ArrayList<>();
  private final Map<String, TreeMap<Integer, Integer>> existed = new TreeMap<>();
  private final Map<String, List<Map<String, @Nullable Object>>> had = new TreeMap<>();
  private long surrogates;

  /**
   * @param captured by dataset
   * @param keys the key columns of each reference
   * @param keyOf the reference key of a dataset's row; null: it has none
   */
  Warehouse(
      Map<String, Table> captured,
      Map<String, List<String>> keys,
      BiFunction<String, Map<String, @Nullable Object>, @Nullable String> keyOf) {
    this.captured = captured;
    this.keys = keys;
    this.keyOf = keyOf;
    captured.keySet().forEach(dataset -> tables.put(dataset, new LinkedHashMap<>()));
    captured.keySet().forEach(dataset -> mirrors.put(dataset, new TreeMap<>()));
  }

  /** The number of transactions; also that of the last one. */
  int now() {
    return log.size();
  }

  /** One transaction: the changes in this order, as they are logged. */
  void commit(List<Change> changes) {
    log.add(List.copyOf(changes));
    changes.forEach(this::apply);
  }

  List<Change> transaction(int number) {
    return log.get(number - 1);
  }

  static Position position(int epoch, int transaction, int order) {
    return new Position(epoch, FIRST_LSN + transaction - 1, order);
  }

  /** Everything up to this transaction has been read. */
  static Position after(int epoch, int transaction) {
    return new Position(epoch, FIRST_LSN + transaction, 0);
  }

  /** The first state of the database that the row at the position is part of. */
  static int transactionOf(Position position) {
    return (int) (position.lsn() - FIRST_LSN) + (position.order() == 0 ? 0 : 1);
  }

  Set<String> datasets() {
    return captured.keySet();
  }

  Set<String> references() {
    return keys.keySet();
  }

  /** Rows of a captured table by primary key. */
  Map<String, Map<String, @Nullable Object>> rows(String dataset) {
    return tables.get(dataset);
  }

  Map<String, Mirrored> mirror(String dataset) {
    return mirrors.get(dataset);
  }

  Table table(String dataset) {
    return captured.get(dataset);
  }

  /** The row of a reference whose key columns are spelled exactly as in this one. */
  @Nullable Map<String, @Nullable Object> spelled(
      String dataset, Map<String, @Nullable Object> row) {
    return tables.get(dataset).values().stream()
        .filter(there -> keys.get(dataset).stream().allMatch(column -> same(there, row, column)))
        .findFirst()
        .orElse(null);
  }

  List<Map<String, @Nullable Object>> having(String dataset, String key) {
    return tables.get(dataset).values().stream()
        .filter(row -> key.equals(keyOf.apply(dataset, row)))
        .toList();
  }

  /** Every version of every row that ever had the key. */
  List<Map<String, @Nullable Object>> had(String key) {
    return had.getOrDefault(key, List.of());
  }

  String primaryKey(String dataset, Map<String, @Nullable Object> row) {
    StringBuilder text = new StringBuilder();
    captured.get(dataset).primaryKey().forEach(column -> text.append(row.get(column)).append('|'));
    return text.toString();
  }

  long nextSurrogate() {
    return ++surrogates;
  }

  boolean everExisted(String key) {
    return existed.getOrDefault(key, new TreeMap<>()).values().stream().anyMatch(rows -> rows > 0);
  }

  /** Whether no row had the key in some state from one transaction on to another. */
  boolean wasMissing(String key, int from, int to) {
    TreeMap<Integer, Integer> counts = existed.get(key);
    if (counts == null
        || counts.floorEntry(from) == null
        || counts.floorEntry(from).getValue() == 0) {
      return true;
    }
    return counts.subMap(from, true, to, true).containsValue(0);
  }

  /** Whether the key was there and went, after one transaction and up to another. */
  boolean vanished(String key, int after, int to) {
    TreeMap<Integer, Integer> counts = existed.getOrDefault(key, new TreeMap<>());
    return counts.subMap(after, false, to, true).containsValue(0);
  }

  private void apply(Change change) {
    Map<String, Map<String, @Nullable Object>> rows = tables.get(change.dataset());
    String id = primaryKey(change.dataset(), change.row());
    Map<String, @Nullable Object> before =
        change.op() == Op.DELETE ? rows.remove(id) : rows.put(id, change.row());
    if (before != null) {
      count(keyOf.apply(change.dataset(), before), -1);
    }
    if (change.op() != Op.DELETE) {
      String key = keyOf.apply(change.dataset(), change.row());
      count(key, 1);
      if (key != null) {
        had.computeIfAbsent(key, same -> new ArrayList<>()).add(change.row());
      }
    }
  }

  private void count(@Nullable String key, int more) {
    if (key != null) {
      TreeMap<Integer, Integer> counts = existed.computeIfAbsent(key, same -> new TreeMap<>());
      int before = counts.isEmpty() ? 0 : counts.lastEntry().getValue();
      counts.put(now(), before + more);
    }
  }

  private static boolean same(
      Map<String, @Nullable Object> one, Map<String, @Nullable Object> other, String column) {
    return one.get(column) != null && one.get(column).equals(other.get(column));
  }
}
