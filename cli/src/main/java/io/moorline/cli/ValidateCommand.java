package io.moorline.cli;

import io.moorline.rules.pipeline.InvalidPipelineException;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.PipelineDraft;
import io.moorline.rules.schema.PipelineSchema;
import io.moorline.runtime.Catalogs;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.PipelineFile;
import io.moorline.runtime.UserError;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "validate",
    description = {
      "Check a pipeline file, and hold it against the tables of those of its databases that",
      "answer: every problem at once, with its line. Nothing is written.",
      "Variables that the file names must be set, for they are part of it."
    },
    footer = {"", "Example:", "  moorline validate -f pipeline.yml"})
final class ValidateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private PipelineOption file = new PipelineOption();

  @Option(names = "--offline", description = "Ask no database.")
  private boolean offline;

  @Option(
      names = "--schema",
      help = true,
      description = "Print the JSON Schema of pipeline files, for editors, and check nothing.")
  private boolean schema;

  @Override
  public Integer call() {
    if (schema) {
      spec.commandLine().getOut().print(PipelineSchema.json());
      return 0;
    }
    PipelineDraft draft = PipelineFile.draft(file.file());
    boolean wrongFile = !draft.problems().isEmpty();
    List<String> silent = offline ? List.of() : Catalogs.check(draft);
    silent.forEach(reason -> spec.commandLine().getErr().println("not asked: " + reason));
    Pipeline pipeline = wrongFile ? PipelineFile.valid(draft) : fitting(draft);
    say(pipeline);
    return 0;
  }

  private static Pipeline fitting(PipelineDraft draft) {
    try {
      return draft.orThrow();
    } catch (InvalidPipelineException e) {
      throw new UserError(
          ExitCode.REFUSED, e.report(), "Correct the file or the tables, and validate again.", e);
    }
  }

  private void say(Pipeline pipeline) {
    spec.commandLine()
        .getOut()
        .printf(
            "%s: valid (pipeline %s, references: %d, facts: %d)%n",
            file.file(),
            pipeline.name(),
            pipeline.references().size(),
            pipeline.facts().size() + pipeline.inPlace().size());
  }
}
