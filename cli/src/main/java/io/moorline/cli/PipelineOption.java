package io.moorline.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The pipeline file, the same in every command. */
final class PipelineOption {

  @Option(
      names = {"-f", "--file"},
      required = true,
      paramLabel = "FILE",
      description = "The pipeline file.")
  private Path file = Path.of("pipeline.yml");

  Path file() {
    return file;
  }
}
