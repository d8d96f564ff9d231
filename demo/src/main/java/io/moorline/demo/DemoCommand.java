package io.moorline.demo;

import io.moorline.cli.OutputOption;
import io.moorline.runtime.StopSignal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    description = {
      "Run an example from the first row to the last on a real Kafka, PostgreSQL and schema"
          + " registry, which it starts on free ports. No Docker.",
      "Without --once it keeps running, so that one can look around, until Ctrl-C."
    },
    footer = {
      "",
      "Examples:",
      "  moorline demo",
      "  moorline demo --once --rows 20000 -o json",
      "  moorline demo --example registration-anchor",
      "  moorline demo --rows 1000000 --data-dir /tmp/annuity"
    })
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many facts to load (default: ${DEFAULT-VALUE}).")
  private long rows;

  @Option(
      names = "--once",
      description = "Stop when everything is written, and print (-o) what became of the facts.")
  private boolean once;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Keep all data here; the same command goes on where it ended, however it ended.")
  private Optional<Path> dataDir = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed makes the same rows (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--example",
      paramLabel = "NAME",
      defaultValue = "annuity-reference-backfill",
      completionCandidates = ExampleNames.class,
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private String example = "";

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Serve health and metrics on this port (default: any free one).")
  private int httpPort;

  @Override
  public Integer call() {
    CommandLine commands = spec.commandLine();
    if (rows < 1) {
      throw new ParameterException(commands, "--rows must be 1 or more, not " + rows);
    }
    DemoOptions options =
        new DemoOptions(
            Examples.find(example), rows, seed, once, output.format(), dataDir, httpPort);
    return new Demo(options, home(), commands.getOut(), commands.getErr())
        .run(StopSignal.install());
  }

  /** The checkout; the launcher knows where it is. */
  private static Path home() {
    return Path.of(System.getProperty("moorline.home", "."));
  }
}
