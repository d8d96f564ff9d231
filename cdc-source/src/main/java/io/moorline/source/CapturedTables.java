package io.moorline.source;

import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.TableName;
import java.util.List;

/** Which tables of a database are captured. */
final class CapturedTables {

  private CapturedTables() {}

  /** The datasets of a database, references before facts. */
  static List<Dataset> datasets(Pipeline pipeline, Database database) {
    return pipeline.datasets().stream()
        .filter(dataset -> dataset.table().database().equals(database.name()))
        .toList();
  }

  /**
   * The tables whose every record must hold the whole row: several rows make one, or conditions
   * decide what is written.
   */
  static List<TableName> whole(Pipeline pipeline, Database database) {
    return pipeline.facts().values().stream()
        .filter(
            fact ->
                !fact.newestBy().isEmpty()
                    || fact.needs().stream().anyMatch(need -> need.when().isPresent()))
        .map(Fact::table)
        .filter(table -> table.database().equals(database.name()))
        .toList();
  }

  /** Each table once, in the order of the datasets: the snapshot follows it. */
  static List<TableName> tables(Pipeline pipeline, Database database) {
    return datasets(pipeline, database).stream().map(Dataset::table).distinct().toList();
  }
}
