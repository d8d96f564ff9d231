package io.moorline.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables of {@code docs/reliability.md}: fault by fault, which test shows it. */
record FaultTable(List<Fault> faults) {

  /** One line: number, what goes wrong, what Moorline does, what shows it. */
  record Fault(int number, String shownBy) {

    /** Without what stands in parentheses, which shows a part. */
    boolean isAnswered() {
      return shownBy.startsWith("cannot occur: ")
          || shownBy.startsWith("not shown yet")
          || TEST.matcher(shownBy).lookingAt();
    }
  }

  private static final Pattern LINE =
      Pattern.compile("(?m)^\\| (\\d+) \\| [^|]+ \\| [^|]+ \\| ([^|]+) \\|$");
  private static final Pattern TEST = Pattern.compile("`([\\w-]+):(\\w+)#(\\w+)`");

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
      TEST.matcher(fault.shownBy())
          .results()
          .filter(test -> !exists(checkout, test))
          .forEach(test -> problems.add(fault.number() + ": there is no " + test.group()));
    }
    missing.forEach(number -> problems.add(number + " is missing"));
    return problems;
  }

  private static boolean exists(Path checkout, MatchResult test) {
    Path sources = checkout.resolve(test.group(1)).resolve("src/test/java");
    return source(sources, test.group(2) + ".java")
        .filter(source -> hasTest(source, test.group(3)))
        .isPresent();
  }

  private static Optional<String> source(Path directory, String name) {
    if (!Files.isDirectory(directory)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      Optional<Path> found = files.filter(file -> file.endsWith(name)).findFirst();
      return found.isPresent() ? Optional.of(Files.readString(found.get())) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A method that JUnit runs: the next one after an annotation that says so. */
  private static boolean hasTest(String source, String method) {
    return Pattern.compile(
            "(?s)@(Test|ParameterizedTest)\\b((?!\\bvoid\\b).)*\\bvoid " + method + "\\(")
        .matcher(source)
        .find();
  }
}
