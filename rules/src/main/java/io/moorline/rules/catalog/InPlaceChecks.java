package io.moorline.rules.catalog;

import io.moorline.rules.pipeline.InPlace;
import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Need.Orphans;
import io.moorline.rules.pipeline.Need.Orphans.Policy;
import io.moorline.rules.pipeline.Paths;

/** What is to be corrected where it stands. */
final class InPlaceChecks {

  private final Asked asked;

  InPlaceChecks(Asked asked) {
    this.asked = asked;
  }

  void check(InPlace inPlace) {
    for (Need need : inPlace.needs()) {
      need.orphans()
          .filter(orphans -> orphans.policy() == Policy.NULLIFY)
          .ifPresent(orphans -> checkOrphans(inPlace, need, orphans));
    }
    for (String column : inPlace.normalize().keySet()) {
      String path = Paths.of(inPlace) + ".normalize." + column;
      asked
          .writable(path, inPlace.table(), column)
          .filter(found -> !found.isText())
          .ifPresent(
              found ->
                  asked.add(
                      path,
                      column + " is of type " + found.type() + ": it has one spelling",
                      "Normalize columns of text."));
      checkNotKey(inPlace, path, column);
    }
  }

  private void checkOrphans(InPlace inPlace, Need need, Orphans orphans) {
    String path = Paths.of(inPlace, need) + ".orphans." + orphans.column();
    asked
        .writable(path, inPlace.table(), orphans.column())
        .filter(column -> !column.nullable())
        .ifPresent(
            column ->
                asked.add(
                    path,
                    column.name() + " of " + inPlace.table() + " is never NULL",
                    "Let it be NULL, or say report or create."));
  }

  private void checkNotKey(InPlace inPlace, String path, String column) {
    asked
        .find(inPlace.table())
        .filter(table -> table.primaryKey().contains(column))
        .ifPresent(
            table ->
                asked.add(
                    path,
                    column + " is part of the primary key of " + inPlace.table(),
                    "A row is known by it: it stays as it is."));
  }
}
