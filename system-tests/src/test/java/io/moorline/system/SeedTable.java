package io.moorline.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The table in the README of an example: what its seed says, what Moorline does, which test. */
record SeedTable(List<Line> lines) {

  record Line(String seed, String test) {

    boolean isForLater() {
      return test.equals("later") && LATER.matcher(seed).find();
    }
  }

  private static final String HEAD = "| seed says | Moorline does | test |\n|---|---|---|\n";
  private static final Pattern LINE =
      Pattern.compile("(?m)\\G\\| ([^|\\n]+) \\| [^|\\n]+ \\| ([^|\\n]+) \\|\\n");

  /** What may be without a test, for now. */
  private static final Pattern LATER = Pattern.compile("(?i)dry.run|plan.only|roll.?back|review");

  static SeedTable read(String markdown) {
    int head = markdown.indexOf(HEAD);
    if (head < 0) {
      return new SeedTable(List.of());
    }
    return new SeedTable(
        LINE.matcher(markdown.substring(head + HEAD.length()))
            .results()
            .map(line -> new Line(line.group(1), line.group(2)))
            .toList());
  }

  /** Everything that is wrong with it, as seen from the modules of a checkout. */
  List<String> problems(Path checkout) {
    List<String> problems = new ArrayList<>();
    for (Line line : lines) {
      List<NamedTest> tests = NamedTest.in(line.test());
      if (tests.isEmpty() && !line.isForLater()) {
        problems.add(line.seed() + ": names no test");
      }
      tests.stream()
          .filter(test -> !test.existsIn(checkout))
          .forEach(test -> problems.add(line.seed() + ": there is no " + test));
    }
    return problems;
  }
}
