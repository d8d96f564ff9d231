package io.moorline.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The tables of {@code docs/reliability.md}: fault by fault, which test shows it. */
record FaultTable(List<Fault> faults) {

  /** One line: number, what goes wrong, what Moorline does, what shows it. */
  record Fault(int number, String shownBy) {

    /** Without what stands in parentheses, which shows a part. */
    boolean isAnswered() {
      return shownBy.startsWith("cannot occur: ")
          || shownBy.startsWith("not shown yet")
          || NamedTest.opens(shownBy);
    }
  }

  private static final Pattern LINE =
      Pattern.compile("(?m)^\\| (\\d+) \\| [^|]+ \\| [^|]+ \\| ([^|]+) \\|$");

  static FaultTable read(String markdown) {
    return new FaultTable(
        LINE.matcher(markdown)
            .results()
            .map(line -> new Fault(Integer.parseInt(line.group(1)), line.group(2)))
            .toList());
  }

  /** Everything that is wrong with it, as seen from the modules of a checkout. */
  List<String> problems(Set<Integer> required, Path checkout) {
    List<String> problems = new ArrayList<>();
    Set<Integer> missing = new TreeSet<>(required);
    for (Fault fault : faults) {
      if (!missing.remove(fault.number())) {
        problems.add(fault.number() + " appears twice, or is not asked for");
      }
      if (!fault.isAnswered()) {
        problems.add(fault.number() + " names neither a test nor a reason");
      }
      NamedTest.in(fault.shownBy()).stream()
          .filter(test -> !test.existsIn(checkout))
          .forEach(test -> problems.add(fault.number() + ": there is no " + test));
    }
    missing.forEach(number -> problems.add(number + " is missing"));
    return problems;
  }
}
