package io.moorline.sink.setup;

import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.pipeline.TableName;
import io.moorline.runtime.Databases;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import io.moorline.sink.batch.Source;
import io.moorline.sink.table.TargetReader;
import io.moorline.sink.table.TargetTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tables that the sink writes.
 *
 * @param sources parents first
 * @param needsSetup what {@code moorline setup} would mend
 * @param problems what it would not
 */
public record Targets(List<Source> sources, List<String> needsSetup, List<String> problems) {

  /** Everything is as the sink needs it, or one error tells all that is not. */
  public static List<Source> verified(Pipeline pipeline) {
    try (Connection connection = Databases.connect(pipeline.target())) {
      Targets targets = read(connection, pipeline);
      targets.needsSetup.addAll(unmade(connection));
      return targets.orThrow();
    } catch (SQLException e) {
      throw Databases.unreachable(pipeline.target(), e);
    }
  }

  static Targets read(Connection connection, Pipeline pipeline) throws SQLException {
    Targets targets = new Targets(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Dataset dataset : pipeline.datasets()) {
      TableName name = target(dataset);
      if (MissingColumns.inTarget(pipeline, name)) {
        targets.add(new Demands(pipeline, dataset), name, table(connection, dataset, name));
      }
    }
    ChangeLogViews views = ChangeLogViews.of(connection, pipeline);
    views.statements().forEach(sql -> targets.needsSetup.add("no view: " + sql));
    targets.problems.addAll(views.problems());
    return targets;
  }

  private static List<String> unmade(Connection connection) throws SQLException {
    int missing = Setup.missingRelations(connection).size();
    return missing == 0
        ? List.of()
        : List.of(missing + " tables, views or indexes of schema moorline are missing");
  }

  private List<Source> orThrow() {
    if (needsSetup.isEmpty() && problems.isEmpty()) {
      return List.copyOf(sources);
    }
    List<String> all = new ArrayList<>(needsSetup);
    all.addAll(problems);
    throw new UserError(
        ExitCode.REFUSED,
        "the target is not ready for the sink:\n  - " + String.join("\n  - ", all),
        needsSetup.isEmpty()
            ? "Run the SQL that is given with each."
            : "Run moorline setup -f <pipeline file> --execute (without --execute it prints the"
                + " SQL).");
  }

  private void add(Demands demands, TableName name, Optional<TargetTable> found) {
    if (found.isEmpty()) {
      problems.add("table " + name + " does not exist: create it first");
      return;
    }
    TargetTable table = found.get();
    List<String> unusable = demands.key(table);
    problems.addAll(unusable);
    if (unusable.isEmpty()) {
      needsSetup.addAll(demands.columns(table));
      problems.addAll(demands.uniqueness(table));
      sources.add(demands.source(sources.size(), table));
    }
  }

  private static Optional<TargetTable> table(Connection connection, Dataset dataset, TableName name)
      throws SQLException {
    return TargetReader.read(connection, name.schema(), name.table(), key(dataset));
  }

  private static TableName target(Dataset dataset) {
    return dataset instanceof Fact fact ? fact.into() : dataset.table();
  }

  /** None of a table that is corrected in place: its primary key. */
  private static List<String> key(Dataset dataset) {
    if (dataset instanceof Reference reference) {
      return List.copyOf(reference.key().keySet());
    }
    return dataset instanceof Fact fact ? fact.key() : List.of();
  }
}
