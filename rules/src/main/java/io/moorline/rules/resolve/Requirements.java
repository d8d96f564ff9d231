package io.moorline.rules.resolve;

import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Need.Mode;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.Reference;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a derived row of a reference takes from others, and what it cannot go without. */
public final class Requirements {

  private Requirements() {}

  /** The columns that any row that points at the reference can give to it, sorted. */
  public static Set<String> derivable(Pipeline pipeline, Reference reference) {
    return derivable(reference, pointingAt(pipeline, reference));
  }

  /** Those of them that may be filled in any row, whoever made it, sorted. */
  public static Set<String> fillable(Pipeline pipeline, Reference reference) {
    return derivable(
        reference,
        pointingAt(pipeline, reference).filter(need -> need.mode() == Mode.FILL_NULL_ONLY));
  }

  /** The columns that rows take over when they are linked to the reference, sorted. */
  public static Set<String> linked(Pipeline pipeline, Reference reference) {
    return pointingAt(pipeline, reference)
        .flatMap(need -> need.link().values().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Need> pointingAt(Pipeline pipeline, Reference reference) {
    return pipeline.datasets().stream()
        .flatMap(dataset -> dataset.needs().stream())
        .filter(need -> need.reference().equals(reference.name()));
  }

  private static Set<String> derivable(Reference reference, Stream<Need> needs) {
    Set<String> columns = new TreeSet<>();
    needs.forEach(need -> columns.addAll(need.derive().keySet()));
    columns.removeAll(reference.key().keySet());
    return columns;
  }

  /**
   * What the rows that point at the reference must know. A link of its own is found by the columns
   * that point on, so those are asked for in its place.
   *
   * @param mandatory the columns that the database demands and does not supply
   */
  public static Set<String> required(
      Reference reference, Provenance provenance, Collection<String> mandatory) {
    Set<String> columns = new TreeSet<>(mandatory);
    for (Need need : reference.needs()) {
      if (columns.removeAll(need.link().keySet())) {
        columns.addAll(need.byColumns().values());
      }
    }
    columns.removeAll(reference.key().keySet());
    columns.removeAll(provenance.columns());
    return columns;
  }

  /** Everything that a derived row may carry: key, attributes, own links, provenance. */
  public static List<String> written(
      Pipeline pipeline, Reference reference, Provenance provenance) {
    Stream<String> links =
        reference.needs().stream()
            .flatMap(
                need ->
                    Stream.concat(
                        need.byColumns().values().stream(), need.link().keySet().stream()));
    return Stream.of(
            reference.key().keySet().stream(),
            derivable(pipeline, reference).stream(),
            links,
            provenance.columns().stream())
        .flatMap(stream -> stream)
        .distinct()
        .toList();
  }
}
