package io.moorline.streams.model;

import io.moorline.rules.pipeline.Authority;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.resolve.ColumnText;
import io.moorline.rules.resolve.Links;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.Captured;
import io.moorline.schemas.Position;
import io.moorline.streams.message.IndexEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An authority with the reference that it knows. Its rows have the reference's columns; a load is
 * an epoch of their positions.
 *
 * @param said the columns, beside the key, that it may say something about
 */
public record AuthorityModel(
    Pipeline pipeline, Authority authority, ReferenceModel reference, Set<String> said)
    implements KeyedModel {

  @Override
  public String id() {
    return authority.id();
  }

  @Override
  public Optional<ReferenceKey> key(Map<String, @Nullable Object> row) {
    return reference.key(row);
  }

  /** What it says; the columns that it leaves blank are the empty ones. */
  @Override
  public IndexEntry entry(Map<String, @Nullable Object> row, Position position) {
    ColumnText texts = reference.captured().texts(row);
    Map<String, String> columns = new HashMap<>();
    Set<String> blank = new HashSet<>();
    for (String column : row.keySet()) {
      String text = texts.of(column);
      if (reference.dataset().key().containsKey(column)) {
        columns.put(column, text);
      } else if (said.contains(column)) {
        String spelled = Links.spelled(pipeline, reference.dataset(), column, text);
        if (spelled != null) {
          columns.put(column, spelled);
        } else if (reference.captured().column(column).nullable()) {
          blank.add(column);
        }
      }
    }
    return new IndexEntry(position, columns, blank, false);
  }

  /** The order of its rows decides which of them counts. */
  @Override
  public boolean sayTheSame(IndexEntry before, IndexEntry now) {
    return before.saysTheSameAs(now) && before.position().order() == now.position().order();
  }

  /** One load brings each row once: the rest have the same key. */
  @Override
  public boolean areTwo(Position before, Position now) {
    return before.epoch() == now.epoch() && before.order() != now.order();
  }

  @Override
  public Position begun(Captured complete) {
    return new Position(complete.source().position().epoch(), 0, 0);
  }
}
