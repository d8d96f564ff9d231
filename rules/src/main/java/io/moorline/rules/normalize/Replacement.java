package io.moorline.rules.normalize;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** The step that replaces what a regular expression finds. Its time grows with the text alone. */
public final class Replacement {

  private Replacement() {}

  /**
   * @param pattern in the syntax of RE2
   * @param with may say {@code $1} for what the first group found
   * @throws IllegalArgumentException with the reason, when one of them cannot be used
   */
  public static Normalizer of(String pattern, String with) {
    Pattern compiled = compiled(pattern);
    requireGroups(pattern, with);
    return new Step(
        "replace \"" + pattern + "\" with \"" + with + "\"",
        text -> compiled.matcher(text).replaceAll(with));
  }

  private static Pattern compiled(String pattern) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getDescription() + ": " + e.getPattern(), e);
    }
  }

  /**
   * With an alternative that finds nothing everywhere, any text shows a group that is not there.
   */
  private static void requireGroups(String pattern, String with) {
    try {
      compiled("(?:" + pattern + ")|").matcher("").replaceAll(with);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new IllegalArgumentException("the replacement " + with + " cannot be used", e);
    }
  }
}
