package io.moorline.cli;

import picocli.CommandLine.Option;

/** Whether a person or a program reads what a command prints, the same in every command. */
public final class OutputOption {

  @Option(
      names = {"-o", "--output"},
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "text or json. Default: text.")
  private OutputFormat format = OutputFormat.text;

  public OutputFormat format() {
    return format;
  }
}
