package io.moorline.source;

import io.moorline.rules.pipeline.Database;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import java.util.List;
import java.util.stream.Collectors;

/** Tells all the problems of a database in one report. */
final class PreflightReport {

  private PreflightReport() {}

  static UserError refuse(Database database, List<CaptureProblem> problems) {
    String what =
        problems.stream()
            .map(problem -> "\n  - " + problem.what())
            .distinct()
            .collect(Collectors.joining());
    String remedy = problems.stream().map(CaptureProblem::remedy).collect(Collectors.joining("\n"));
    return new UserError(
        ExitCode.REFUSED,
        "database " + database.name() + " at " + database.url() + " cannot be captured:" + what,
        remedy);
  }
}
