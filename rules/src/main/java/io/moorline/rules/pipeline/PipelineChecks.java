package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;

/** What no section can see alone: whether the parts of the file fit together. */
final class PipelineChecks {

  private PipelineChecks() {}

  static void check(Pipeline pipeline, Problems problems) {
    if (pipeline.datasets().isEmpty()) {
      problems.add("", "has no references and no facts", "Say what to load under facts.");
    }
    new NameChecks(pipeline, problems).check();
    new TableChecks(pipeline, problems).check();
    new ChangeLogChecks(pipeline, problems).check();
    new AuthorityChecks(pipeline, problems).check();
    new KeyChecks(pipeline, problems).check();
    new NeedChecks(pipeline, problems).check();
    new LinkChecks(pipeline, problems).check();
  }
}
