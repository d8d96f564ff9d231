package io.moorline.rules.catalog;

import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the columns of {@code newest by} always tell one row from the other. */
final class NewestChecks {

  private final Asked asked;

  NewestChecks(Asked asked) {
    this.asked = asked;
  }

  void check(Fact fact) {
    if (fact.newestBy().isEmpty()) {
      return;
    }
    String path = Paths.of(fact) + ".newest by";
    fact.newestBy().forEach(column -> checkColumn(path, fact, column));
    asked.find(fact.table()).ifPresent(table -> checkTotal(path, fact, table));
  }

  /** Rows are compared with the one that is written: so it must tell how new it is. */
  private void checkColumn(String path, Fact fact, String column) {
    Optional<ColumnView> from = asked.column(path, fact.table(), column);
    Optional<ColumnView> into = asked.writable(path, fact.into(), column);
    if (from.isPresent() && into.isPresent() && !isOrdered(from.get(), into.get())) {
      asked.add(
          path,
          "%s tells no order: it is of type %s in %s, of type %s in %s"
              .formatted(column, from.get().type(), fact.table(), into.get().type(), fact.into()),
          "Name whole numbers, times or texts, of one type in both tables.");
    }
  }

  private static boolean isOrdered(ColumnView from, ColumnView into) {
    return into.ordered() && into.spellsLike(from);
  }

  /** Of two rows that agree in all of them, the one that happens to arrive last would stay. */
  private void checkTotal(String path, Fact fact, TableView table) {
    List<String> whole = new ArrayList<>(fact.newestBy());
    table.primaryKey().stream().filter(column -> !whole.contains(column)).forEach(whole::add);
    if (whole.size() > fact.newestBy().size()) {
      asked.add(
          path,
          "two rows of " + fact.table() + " may agree in it, and neither would be the newest",
          "Let the primary key decide then: [" + String.join(", ", whole) + "].");
    }
  }
}
