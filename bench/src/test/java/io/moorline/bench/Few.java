package io.moorline.bench;

import io.moorline.bench.report.Figure;
import io.moorline.bench.report.ResultFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Runs sections with hardly any rows. */
final class Few {

  private Few() {}

  static void run(Path results, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--rows=500", "--rounds=1", "--results=" + results));
    new CommandLine(new Bench()).execute(all.toArray(String[]::new));
  }

  static List<String> figures(Path results) throws IOException {
    return new ResultFile(results.resolve("latest.json"))
        .figures().stream().map(Figure::name).toList();
  }
}
