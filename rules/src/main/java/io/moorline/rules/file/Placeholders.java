package io.moorline.rules.file;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts environment variables in the place of {@code ${NAME}} and {@code ${NAME:-default}}. */
final class Placeholders {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final String DEFAULT = ":-";

  private final Function<String, Optional<String>> environment;
  private final Problems problems;

  Placeholders(Function<String, Optional<String>> environment, Problems problems) {
    this.environment = environment;
    this.problems = problems;
  }

  static boolean isOnePlaceholder(String text) {
    return PLACEHOLDER.matcher(text).matches();
  }

  static boolean hasDefault(String text) {
    return PLACEHOLDER.matcher(text).results().anyMatch(match -> match.group(1).contains(DEFAULT));
  }

  /** Empty after a problem: half a value would only lead to another one. */
  String expand(String path, String text) {
    refuseUnclosed(path, text);
    List<Optional<String>> values =
        PLACEHOLDER.matcher(text).results().map(match -> value(path, match.group(1))).toList();
    if (values.stream().anyMatch(Optional::isEmpty)) {
      return "";
    }
    Iterator<Optional<String>> next = values.iterator();
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(next.next().orElseThrow()));
  }

  private void refuseUnclosed(String path, String text) {
    if (text.lastIndexOf("${") > text.lastIndexOf('}')) {
      problems.add(path, "a ${ is not closed", "Write ${NAME}, in quotes.");
    }
  }

  private Optional<String> value(String path, String placeholder) {
    int at = placeholder.indexOf(DEFAULT);
    String name = at < 0 ? placeholder : placeholder.substring(0, at);
    if (!NAME.matcher(name).matches()) {
      problems.add(
          path,
          "${" + placeholder + "} does not name a variable",
          "Write ${NAME} or ${NAME:-default}: nothing else works.");
      return Optional.empty();
    }
    // Set but empty is a forgotten variable far more often than a meant one.
    Optional<String> value = environment.apply(name).filter(text -> !text.isBlank());
    return value.or(() -> at < 0 ? unset(path, name) : rest(placeholder, at));
  }

  private static Optional<String> rest(String placeholder, int at) {
    return Optional.of(placeholder.substring(at + DEFAULT.length()));
  }

  private Optional<String> unset(String path, String name) {
    problems.add(path, name + " is not set", "Set the environment variable " + name + ".");
    return Optional.empty();
  }
}
