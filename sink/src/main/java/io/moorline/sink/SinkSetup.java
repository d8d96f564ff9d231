package io.moorline.sink;

import io.moorline.rules.pipeline.Pipeline;
import io.moorline.schemas.Catalog;
import io.moorline.sink.setup.Setup;
import java.util.List;

/** The DDL that the sink needs in the target. */
public final class SinkSetup {

  private SinkSetup() {}

  /** Only what is missing; each statement may run twice. Asks the target what is there. */
  public static List<String> statements(Pipeline pipeline, Catalog catalog) {
    return Setup.statements(pipeline, catalog);
  }

  /** What only a person can decide, each with the SQL that would mend it. */
  public static List<String> problems(Pipeline pipeline) {
    return Setup.problems(pipeline);
  }
}
