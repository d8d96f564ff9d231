package io.moorline.rules.file;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts environment variables in the place of {@code ${NAME}}. */
final class Placeholders {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Function<String, Optional<String>> environment;
  private final Problems problems;

  Placeholders(Function<String, Optional<String>> environment, Problems problems) {
    this.environment = environment;
    this.problems = problems;
  }

  static boolean isOnePlaceholder(String text) {
    return PLACEHOLDER.matcher(text).matches();
  }

  String expand(String path, String text) {
    refuseUnclosed(path, text);
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(value(path, match.group(1))));
  }

  private void refuseUnclosed(String path, String text) {
    if (text.lastIndexOf("${") > text.lastIndexOf('}')) {
      problems.add(path, "a ${ is not closed", "Write ${NAME}, in quotes.");
    }
  }

  private String value(String path, String name) {
    if (!NAME.matcher(name).matches()) {
      problems.add(
          path, "${" + name + "} does not name a variable", "Write ${NAME}: nothing else works.");
      return "";
    }
    // Set but empty is a forgotten variable far more often than a meant one.
    Optional<String> value = environment.apply(name).filter(text -> !text.isBlank());
    if (value.isEmpty()) {
      problems.add(path, name + " is not set", "Set the environment variable " + name + ".");
    }
    return value.orElse("");
  }
}
