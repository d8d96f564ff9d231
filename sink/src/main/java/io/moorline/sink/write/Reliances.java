package io.moorline.sink.write;

import io.moorline.schemas.RowChange.Reliance;
import io.moorline.sink.batch.Row;
import io.moorline.sink.sql.RelianceSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Sees that every reference a row relies on still exists, and holds it until the commit. So the
 * database never has to refuse a row for its foreign key.
 */
final class Reliances {

  /**
   * One way in which rows of a layout point at a reference.
   *
   * @param names the reference's name and id: a change may use either
   * @param reference how it is looked up
   * @param fields the row's fields that hold what it is looked up by
   */
  record Link(List<String> names, RelianceSql reference, int[] fields) {

    boolean isAt(String schema, String table) {
      return reference.reference().schema().equals(schema)
          && reference.reference().name().equals(table);
    }

    /** What the row says about this reference. */
    List<Reliance> relied(Row row) {
      return row.step().relies().stream()
          .filter(reliance -> names.contains(reliance.reference()))
          .toList();
    }

    /** Null when the row does not rely on it. */
    @Nullable List<String> reliedKey(Row row) {
      return relied(row).isEmpty() ? null : key(row);
    }

    private @Nullable List<String> key(Row row) {
      List<String> key = new ArrayList<>(fields.length);
      for (int field : fields) {
        byte[] value = row.fields()[field];
        if (value == null) {
          return null;
        }
        key.add(row.layout().columns().get(field).codec().text(value));
      }
      return key;
    }
  }

  private final List<Link> links;

  Reliances(List<Link> links) {
    this.links = List.copyOf(links);
  }

  /** The rows that can be written; the others go to the outcome, handed back. */
  List<Row> check(Connection connection, List<Row> rows, Outcome outcome) throws SQLException {
    List<Row> present = rows;
    for (Link link : links) {
      present = check(connection, link, present, outcome);
    }
    return present;
  }

  /** Which reference of the row a broken foreign key speaks of. */
  Optional<Reliance> brokenBy(Row row, String schema, String table) {
    return links.stream()
        .filter(link -> link.isAt(schema, table))
        .filter(link -> !link.relied(row).isEmpty())
        .findFirst()
        .map(link -> behind(link, row));
  }

  /** Where a row points at one reference several times, its reliances stand in that order. */
  private Reliance behind(Link link, Row row) {
    List<Reliance> reliances = link.relied(row);
    List<List<String>> keys =
        links.stream()
            .filter(other -> other.names().equals(link.names()))
            .map(other -> other.key(row))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    boolean told = keys.size() == reliances.size() && keys.contains(link.key(row));
    return reliances.get(told ? keys.indexOf(link.key(row)) : 0);
  }

  private List<Row> check(Connection connection, Link link, List<Row> rows, Outcome outcome)
      throws SQLException {
    List<@Nullable List<String>> keys = rows.stream().map(link::reliedKey).toList();
    Set<List<String>> wanted = new TreeSet<>(Comparator.comparing(key -> String.join("\0", key)));
    keys.stream().filter(Objects::nonNull).forEach(wanted::add);
    if (wanted.isEmpty()) {
      return rows;
    }
    Set<List<String>> existing = existing(connection, link, List.copyOf(wanted));
    List<Row> present = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (keys.get(i) == null || existing.contains(keys.get(i))) {
        present.add(row);
      } else {
        outcome.handedBack(new HandedBack(row, behind(link, row)));
      }
    }
    return present;
  }

  /** Locks in the order of the keys, as every writer does. */
  private static Set<List<String>> existing(
      Connection connection, Link link, List<List<String>> wanted) throws SQLException {
    Set<List<String>> existing = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(link.reference().existing())) {
      for (int k = 0; k < link.fields().length; k++) {
        int part = k;
        Keys.set(statement, k + 1, "text", wanted, key -> key.get(part), String[]::new);
      }
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          existing.add(wanted.get(found.getInt(1) - 1));
        }
      }
    }
    return existing;
  }
}
