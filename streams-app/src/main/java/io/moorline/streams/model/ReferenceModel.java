package io.moorline.streams.model;

import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.resolve.ColumnText;
import io.moorline.rules.resolve.Provenance;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.Captured;
import io.moorline.schemas.ColumnType;
import io.moorline.schemas.Position;
import io.moorline.streams.message.IndexEntry;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A reference with its table.
 *
 * @param derivable the columns that rows pointing at it can give
 * @param fillable those of them that are filled whoever made the row
 * @param linked the columns that rows linked to it take over
 * @param required the columns that a derived row cannot go without
 */
public record ReferenceModel(
    Reference dataset,
    Shape captured,
    ChangesTable changes,
    Set<String> derivable,
    Set<String> fillable,
    Set<String> linked,
    Set<String> required,
    Provenance provenance)
    implements DatasetModel, KeyedModel {

  @Override
  public Optional<ReferenceKey> key(Map<String, @Nullable Object> row) {
    return ReferenceKey.of(dataset, captured.texts(row));
  }

  /** What the index says about a captured row that has a key. */
  @Override
  public IndexEntry entry(Map<String, @Nullable Object> row, Position position) {
    ColumnText texts = captured.texts(row);
    Map<String, String> columns = new HashMap<>();
    Stream.concat(dataset.key().keySet().stream(), linked.stream())
        .filter(column -> texts.of(column) != null)
        .forEach(column -> columns.put(column, texts.of(column)));
    Set<String> empty = emptyColumns(row, provenance.mayBeFilled(texts));
    boolean reviewed = dataset.strategy().markForReview() && !provenance.mayBeFilled(texts);
    return new IndexEntry(position, columns, empty, provenance.isDerived(texts) && !reviewed);
  }

  @Override
  public boolean sayTheSame(IndexEntry before, IndexEntry now) {
    return before.saysTheSameAs(now);
  }

  @Override
  public boolean areTwo(Position before, Position now) {
    return false;
  }

  @Override
  public Position begun(Captured complete) {
    return complete.source().position();
  }

  /** A derived row of this key, as text. */
  public Map<String, String> derivedRow(
      ReferenceKey key, Map<String, String> attributes, Instant at) {
    Map<String, String> row = new LinkedHashMap<>(key.columns(dataset));
    provenance
        .ofDerived(at, dataset.strategy().markForReview())
        .forEach((column, text) -> row.put(column, provenanceText(column, text, at)));
    attributes.forEach(row::putIfAbsent);
    return row;
  }

  private String provenanceText(String column, String text, Instant at) {
    boolean local = captured.type(column).kind() == ColumnType.Kind.TIMESTAMP;
    return local ? LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString() : text;
  }

  private Set<String> emptyColumns(Map<String, @Nullable Object> row, boolean derived) {
    Set<String> open = derived && dataset.fillLater() ? derivable : fillable;
    // A column that is not in the row has a large value that the log did not repeat.
    return open.stream()
        .filter(column -> row.containsKey(column) && row.get(column) == null)
        .collect(Collectors.toUnmodifiableSet());
  }
}
