package io.moorline.source.authority;

import io.moorline.rules.pipeline.Authority;
import io.moorline.rules.pipeline.ColumnNames;
import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.pipeline.Source;
import io.moorline.rules.resolve.ColumnText;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.Column;
import io.moorline.schemas.Table;
import io.moorline.source.UnrepresentableException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of an authority become rows of its reference.
 *
 * @param table the reference's table, reduced to what the authority brings; its key is the
 *     reference key
 * @param sources where each of its columns comes from
 */
record RowMapping(Table table, Map<String, Source> sources) {

  /**
   * @param target the reference's table
   * @param available the columns of the origin
   */
  static RowMapping of(
      Authority authority,
      Reference reference,
      ColumnNames own,
      Table target,
      List<String> available)
      throws AuthorityException {
    Map<String, Source> sources =
        authority.columns().isEmpty() ? sameNames(own, target, available) : authority.columns();
    RowMapping mapping = new RowMapping(table(reference, target, sources), sources);
    Set<String> missing = new TreeSet<>(mapping.reads());
    missing.addAll(keyOf(reference, sources));
    missing.removeAll(available);
    if (!missing.isEmpty()) {
      throw new AuthorityException(
          authority.origin() + " has no column " + String.join(", ", missing));
    }
    return mapping;
  }

  /** The key alone, of the reference's own table. */
  static RowMapping ofKey(Reference reference, Table target) {
    Map<String, Source> sources = new LinkedHashMap<>();
    reference.key().keySet().forEach(column -> sources.put(column, new Source.Own(column)));
    return new RowMapping(table(reference, target, sources), sources);
  }

  /** The columns of the origin that it reads. */
  Set<String> reads() {
    Set<String> reads = new LinkedHashSet<>();
    sources.values().forEach(source -> reads.addAll(source.columns()));
    return reads;
  }

  /**
   * @throws UnrepresentableException when a value is none of its column's type
   */
  Map<String, @Nullable Object> row(ColumnText origin) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>(sources.size() * 2);
    for (Column column : table.columns()) {
      String text = sources.get(column.name()).text(origin);
      row.put(column.name(), text == null ? null : value(column, text));
    }
    return row;
  }

  /** Empty: the row is set aside. */
  Optional<Map<String, @Nullable Object>> made(ColumnText origin) {
    try {
      return Optional.of(row(origin));
    } catch (UnrepresentableException e) {
      return Optional.empty();
    }
  }

  /** The key of a row that was made; empty when it has none. */
  Optional<ReferenceKey> key(Reference reference, Map<String, @Nullable Object> row) {
    return ReferenceKey.of(reference, column -> text(column, row.get(column)));
  }

  private @Nullable String text(String column, @Nullable Object value) {
    return value == null ? null : table.column(column).orElseThrow().type().text(value);
  }

  private static @Nullable Object value(Column column, String text) {
    try {
      return Values.of(column.type(), text);
    } catch (UnrepresentableException e) {
      throw e.in(column.name());
    }
  }

  private static Map<String, Source> sameNames(
      ColumnNames own, Table target, List<String> available) {
    Set<String> provenance =
        Set.of(own.source(), own.needsReview(), own.derivedFromDomain(), own.derivedAt());
    Map<String, Source> sources = new LinkedHashMap<>();
    target.columns().stream()
        .filter(Column::writable)
        .map(Column::name)
        .filter(name -> available.contains(name) && !provenance.contains(name))
        .forEach(name -> sources.put(name, new Source.Own(name)));
    return sources;
  }

  /** A key column that nothing brings is looked for in the origin, and missed there. */
  private static Set<String> keyOf(Reference reference, Map<String, Source> sources) {
    Set<String> key = new LinkedHashSet<>(reference.key().keySet());
    key.removeAll(sources.keySet());
    return key;
  }

  private static Table table(Reference reference, Table target, Map<String, Source> sources) {
    List<Column> columns =
        target.columns().stream().filter(column -> sources.containsKey(column.name())).toList();
    return new Table(
        target.schema(), target.name(), columns, List.copyOf(reference.key().keySet()));
  }
}
