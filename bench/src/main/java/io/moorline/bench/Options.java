package io.moorline.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What of the benchmark is run, and how much of it. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures Moorline beside its peers on real servers.")
abstract class Options implements java.util.concurrent.Callable<Integer> {

  @Option(names = "--quick", description = "A tenth of the rows.")
  boolean quick;

  @Option(
      names = "--only",
      split = ",",
      description = "These sections; what others measured before stays in the results.")
  Set<String> sections = Set.of();

  @Option(names = "--contenders", split = ",", description = "These contenders of each section.")
  List<String> contenders = List.of();

  @Option(names = "--rows", description = "Rows of one load.")
  int rows;

  @Option(names = "--rounds", description = "Turns of every contender.")
  int rounds;

  @Option(names = "--results", description = "Where results go. Default: ${DEFAULT-VALUE}")
  Path results = Path.of("results");

  Scale scale() {
    Scale usual = quick ? Scale.QUICK : Scale.FULL;
    return new Scale(
        rows > 0 ? rows : usual.rows(), rounds > 0 ? rounds : usual.rounds(), contenders);
  }
}
