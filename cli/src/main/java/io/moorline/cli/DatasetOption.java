package io.moorline.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The datasets that a command is about, the same in every command. */
final class DatasetOption {

  @Option(
      names = "--dataset",
      arity = "1..*",
      paramLabel = "ID",
      description = "Only these datasets. Default: all.")
  private List<String> ids = new ArrayList<>();

  List<String> ids() {
    return List.copyOf(ids);
  }
}
