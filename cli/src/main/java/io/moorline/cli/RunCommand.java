package io.moorline.cli;

import io.moorline.runtime.PartMain;
import io.moorline.runtime.StopSignal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description = {
      "Run one part of a pipeline, or all of them in one process, until SIGTERM or SIGINT.",
      "At first it waits for its servers (--wait); once it runs, it waits for them however long"
          + " they are away. A host that does not exist, a wrong password or a missing privilege"
          + " ends it at once.",
      "A part that dies ends the process with exit code 1; started again, it goes on where it"
          + " stopped. /health/live, /health/ready and /metrics are served over HTTP."
    },
    footer = {
      "",
      "Examples:",
      "  moorline run all -f pipeline.yml",
      "  moorline run streams -f pipeline.yml --http-port 8081"
    })
final class RunCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "PART",
      arity = "0..1",
      defaultValue = "all",
      converter = PartChoice.Converter.class,
      description = "source, streams, sink or all (the default).")
  private PartChoice part = PartChoice.ALL;

  @Mixin private PipelineOption pipeline = new PipelineOption();
  @Mixin private ServeOptions serve = new ServeOptions();

  @Override
  public Integer call() {
    return PartMain.run(pipeline.file(), serve.settings(), part.factories(), StopSignal.install());
  }
}
