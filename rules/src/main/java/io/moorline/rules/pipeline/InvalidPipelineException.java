package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A pipeline file with everything that is wrong with it, not just the first. */
public final class InvalidPipelineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String fileName;
  private final transient List<Problem> problems;

  public InvalidPipelineException(String fileName, List<Problem> problems) {
    super(report(fileName, problems));
    this.fileName = fileName;
    this.problems = List.copyOf(problems);
  }

  public String fileName() {
    return fileName;
  }

  /** In the order of the file. */
  public List<Problem> problems() {
    return problems;
  }

  /** What a person reads: a line of summary, then each problem with its place. */
  public String report() {
    return report(fileName, problems);
  }

  private static String report(String fileName, List<Problem> problems) {
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return problems.stream()
        .map(problem -> "  " + problem.describe(fileName))
        .collect(
            Collectors.joining(
                System.lineSeparator(), fileName + ": " + count + System.lineSeparator(), ""));
  }
}
