package io.moorline.rules.normalize;

import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** What the steps do to a text. */
final class Texts {

  private Texts() {}

  static UnaryOperator<String> without(IntPredicate unwanted) {
    return text ->
        text.codePoints()
            .filter(unwanted.negate())
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  static UnaryOperator<String> mapped(IntUnaryOperator mapping) {
    return text ->
        text.codePoints()
            .map(mapping)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && Characters.isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && Characters.isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  static String collapse(String text) {
    StringBuilder collapsed = new StringBuilder(text.length());
    boolean inSpaces = false;
    for (int i = 0; i < text.length(); i++) {
      boolean space = Characters.isSpace(text.charAt(i));
      if (!space) {
        collapsed.append(text.charAt(i));
      } else if (!inSpaces) {
        collapsed.append(' ');
      }
      inSpaces = space;
    }
    return collapsed.toString();
  }

  static String stripLeadingZeros(String text) {
    int start = 0;
    // The last zero stays: zero is a key, nothing is none.
    while (start < text.length() - 1 && text.charAt(start) == '0') {
      start++;
    }
    return text.substring(start);
  }

  static String digits(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    text.codePoints()
        .filter(Character::isDigit)
        .forEach(digit -> digits.append(Character.digit(digit, 10)));
    return digits.toString();
  }
}
