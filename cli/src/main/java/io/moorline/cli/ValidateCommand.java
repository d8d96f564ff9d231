package io.moorline.cli;

import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.PipelineFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "validate",
    description = {
      "Check a pipeline file without any server: every problem at once, with its line.",
      "Variables that the file names must be set, for they are part of it."
    },
    footer = {"", "Example:", "  moorline validate -f pipeline.yml"})
final class ValidateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private PipelineOption file = new PipelineOption();

  @Override
  public Integer call() {
    Pipeline pipeline = PipelineFile.load(file.file());
    spec.commandLine()
        .getOut()
        .printf(
            "%s: valid (pipeline %s, references: %d, facts: %d)%n",
            file.file(),
            pipeline.name(),
            pipeline.references().size(),
            pipeline.facts().size() + pipeline.inPlace().size());
    return 0;
  }
}
