package io.moorline.rules.catalog;

import io.moorline.rules.pipeline.TableName;
import java.util.Optional;

/** What the databases of a pipeline tell about their tables. */
public interface CatalogView {

  /** Whether the database was asked; of one that was not, nothing is said. */
  boolean knows(String database);

  Optional<TableView> table(TableName name);
}
