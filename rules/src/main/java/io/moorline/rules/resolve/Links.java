package io.moorline.rules.resolve;

import io.moorline.rules.normalize.Blank;
import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.KeyRule;
import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Need.Mode;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything a row points at.
 *
 * @param links one per reference key
 * @param absent the needs for which the row has no key, or that do not hold for it
 * @param undecided those of them whose condition failed
 */
public record Links(List<Link> links, List<Need> absent, List<Need> undecided) {

  public static final Links NONE = new Links(List.of(), List.of());

  public Links {
    links = List.copyOf(links);
    absent = List.copyOf(absent);
    undecided = List.copyOf(undecided);
  }

  public Links(List<Link> links, List<Need> absent) {
    this(links, absent, List.of());
  }

  /** Where the row itself points. */
  public static Links of(Pipeline pipeline, Dataset dataset, ColumnText row) {
    List<Need> own = new ArrayList<>(dataset.needs());
    own.removeIf(need -> need.of().isPresent());
    return of(pipeline, own, row);
  }

  /** Where the row wants another one to point. */
  public static Optional<Link> ofAnother(Pipeline pipeline, Need need, ColumnText row) {
    return of(pipeline, List.of(need), row).links().stream().findFirst();
  }

  /** Where a row points by these needs. */
  public static Links of(Pipeline pipeline, List<Need> of, ColumnText row) {
    Map<ReferenceKey, List<Need>> needs = new LinkedHashMap<>();
    List<Need> absent = new ArrayList<>();
    for (Need need : of) {
      Optional<ReferenceKey> key = key(pipeline.reference(need), need, row);
      if (key.isPresent()) {
        needs.computeIfAbsent(key.get(), same -> new ArrayList<>()).add(need);
      } else {
        absent.add(need);
      }
    }
    List<Link> links = new ArrayList<>();
    needs.forEach(
        (key, meeting) ->
            links.add(
                new Link(
                    key,
                    meeting,
                    attributes(pipeline, meeting, Mode.INSERT_MISSING, row),
                    attributes(pipeline, meeting, Mode.FILL_NULL_ONLY, row))));
    return new Links(links, absent, undecided(absent, row));
  }

  /** The key by which a row points; empty when it has none, or the need does not hold for it. */
  public static Optional<ReferenceKey> key(Reference reference, Need need, ColumnText row) {
    boolean holds = need.when().map(condition -> condition.value(row).orElse(false)).orElse(true);
    return holds ? ReferenceKey.of(reference, need, row) : Optional.empty();
  }

  private static List<Need> undecided(List<Need> absent, ColumnText row) {
    List<Need> undecided = new ArrayList<>(absent);
    undecided.removeIf(
        need -> need.when().filter(condition -> condition.value(row).isEmpty()).isEmpty());
    return undecided;
  }

  /** The columns that links fill in rows of the dataset itself. */
  public static Set<String> columns(Dataset dataset) {
    return dataset.needs().stream()
        .filter(need -> need.of().isEmpty())
        .flatMap(need -> need.link().keySet().stream())
        .collect(Collectors.toSet());
  }

  /** Where a need leads; empty when the row has no key for it. */
  public Optional<Link> of(Need need) {
    return links.stream().filter(link -> link.needs().contains(need)).findFirst();
  }

  /** What the row tells a reference about itself through the needs of one mode. */
  private static Map<String, String> attributes(
      Pipeline pipeline, List<Need> needs, Mode mode, ColumnText row) {
    Map<String, String> attributes = new HashMap<>();
    for (Need need : needs) {
      if (need.mode() == mode) {
        Reference reference = pipeline.reference(need);
        need.derive()
            .forEach(
                (column, source) -> {
                  String text = spelled(pipeline, reference, column, source.text(row));
                  if (text != null) {
                    attributes.putIfAbsent(column, text);
                  }
                });
      }
    }
    return attributes;
  }

  /**
   * What a reference takes for a column; null when blank. A column by which the reference itself
   * points at another is a key: spelled like one.
   */
  public static @Nullable String spelled(
      Pipeline pipeline, Reference reference, String column, @Nullable String text) {
    if (text == null || Blank.is(text)) {
      return null;
    }
    for (Need own : reference.needs()) {
      for (Map.Entry<String, String> by : own.byColumns().entrySet()) {
        if (by.getValue().equals(column)) {
          KeyRule rule = pipeline.reference(own).key().get(by.getKey());
          return rule == null ? text : rule.normalize(text);
        }
      }
    }
    return text;
  }
}
