package io.moorline.rules.catalog;

import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Need.Mode;
import io.moorline.rules.pipeline.Paths;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.resolve.Provenance;
import io.moorline.rules.resolve.Requirements;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Columns that a derived row cannot go without. That a row brings none is a verdict, for another
 * may; that no need ever could is a mistake.
 */
final class RequiredChecks {

  private final Pipeline pipeline;
  private final Asked asked;
  private final Provenance provenance;

  RequiredChecks(Pipeline pipeline, Asked asked) {
    this.pipeline = pipeline;
    this.asked = asked;
    this.provenance = new Provenance(pipeline.columns(), pipeline.domain());
  }

  void check(Reference reference) {
    List<Need> deriving =
        pipeline.datasets().stream()
            .flatMap(dataset -> dataset.needs().stream())
            .filter(need -> need.reference().equals(reference.name()))
            .filter(need -> need.mode() == Mode.INSERT_MISSING)
            .toList();
    if (reference.strategy().derives() && !deriving.isEmpty()) {
      asked.find(reference.table()).ifPresent(table -> check(reference, table, deriving));
    }
  }

  private void check(Reference reference, TableView table, List<Need> deriving) {
    List<String> mandatory =
        table.columns().stream().filter(ColumnView::required).map(ColumnView::name).toList();
    Set<String> lacking = new TreeSet<>(Requirements.required(reference, provenance, mandatory));
    deriving.forEach(need -> lacking.removeAll(need.derive().keySet()));
    for (String column : lacking) {
      asked.add(
          Paths.of(reference),
          column + " of " + reference.table() + " must not be NULL, and no need derives it",
          "Derive it, give it a default, or let no need have mode: insert_missing.");
    }
    reference.needs().stream()
        .filter(need -> need.reference().equals(reference.name()))
        .forEach(need -> checkSelf(reference, need, table));
  }

  private void checkSelf(Reference reference, Need need, TableView table) {
    need.link().keySet().stream()
        .flatMap(column -> table.column(column).stream())
        .filter(ColumnView::required)
        .forEach(
            column ->
                asked.add(
                    Paths.of(reference, need) + ".link." + column.name(),
                    column.name() + " must not be NULL, but is linked to a row of its own kind",
                    "Let it be NULL: a derived row is inserted before that link is known."));
  }
}
