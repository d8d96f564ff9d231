package io.moorline.streams.model;

import io.moorline.rules.pipeline.Alternatives;
import io.moorline.rules.pipeline.InPlace;
import io.moorline.rules.pipeline.KeyRule;
import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Need.Mode;
import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.resolve.Links;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.ColumnType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table that is corrected where it stands.
 *
 * @param references all of the pipeline, by name
 */
public record InPlaceModel(
    InPlace dataset, Map<String, Reference> references, Shape captured, ChangesTable changes)
    implements DatasetModel {

  /** What of a captured row a correction may look at or change. */
  public Map<String, @Nullable Object> relevant(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> relevant = new LinkedHashMap<>();
    for (String column : changes.schema().columns()) {
      if (row.containsKey(column)) {
        relevant.put(column, row.get(column));
      }
    }
    return relevant;
  }

  /**
   * The needs of the row that count: not those that have done all they ever do, nor those that have
   * to give way to one that is tried before them, nor those of which the log did not repeat all.
   *
   * @param unlinkable texts of reference keys that cannot be linked to now
   */
  public List<Need> due(Map<String, @Nullable Object> row, Set<String> unlinkable) {
    return dataset.needs().stream()
        .filter(need -> need.of().isEmpty())
        .filter(need -> isDue(need, row, unlinkable))
        .toList();
  }

  private boolean isDue(Need need, Map<String, @Nullable Object> row, Set<String> unlinkable) {
    List<Need> way = Alternatives.upTo(dataset, need);
    boolean isTold = way.stream().allMatch(each -> row.keySet().containsAll(each.deciding()));
    if (!Alternatives.contain(dataset, need)) {
      return isTold && (need.mode() != Mode.LINK_ONLY || isOpen(need, row));
    }
    Optional<String> own = key(need, row);
    return isTold
        && isOpen(need, row)
        && way.subList(0, way.size() - 1).stream()
            .flatMap(before -> key(before, row).stream())
            // By one key, they are one.
            .allMatch(key -> unlinkable.contains(key) || own.filter(key::equals).isPresent());
  }

  private Optional<String> key(Need need, Map<String, @Nullable Object> row) {
    return Links.key(references.get(need.reference()), need, captured.texts(row))
        .map(ReferenceKey::text);
  }

  /** Whether the row does not have the need's link yet. */
  public static boolean isOpen(Need need, Map<String, @Nullable Object> row) {
    return need.link().isEmpty()
        || need.link().keySet().stream()
            .anyMatch(column -> row.containsKey(column) && row.get(column) == null);
  }

  /** The needs that fill the same link, up to this one. */
  public List<Need> upTo(Need need) {
    return Alternatives.upTo(dataset, need);
  }

  /** The needs that fill the same link as this one, and this one. */
  public List<Need> together(Need need) {
    Need first = upTo(need).get(0);
    List<Need> others =
        dataset.needs().stream()
            .filter(other -> !other.equals(need) && upTo(other).get(0).equals(first))
            .toList();
    return Stream.concat(Stream.of(need), others.stream()).toList();
  }

  /** The columns of the row that are not spelled as the rules say, as they should be. */
  public Map<String, @Nullable Object> corrections(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> corrections = new LinkedHashMap<>();
    dataset
        .normalize()
        .forEach(
            (column, rule) -> {
              Object value = row.get(column);
              Object correct = value == null ? null : correct(column, rule, value);
              boolean blank = value != null && correct == null;
              if (correct != null && !correct.equals(value)
                  || blank && changes.shape().column(column).nullable()) {
                corrections.put(column, correct);
              }
            });
    return corrections;
  }

  private @Nullable Object correct(String column, KeyRule rule, Object value) {
    ColumnType type = captured.type(column);
    String text = rule.normalize(type.text(value));
    return text == null ? null : type.parse(text);
  }
}
