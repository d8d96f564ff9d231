package io.moorline.rules.normalize;

import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What the steps do to a text. */
final class Texts {

  private Texts() {}

  static UnaryOperator<String> without(IntPredicate unwanted) {
    return text ->
        has(text, unwanted) ? collected(text.codePoints().filter(unwanted.negate())) : text;
  }

  static UnaryOperator<String> mapped(IntUnaryOperator mapping) {
    return text ->
        has(text, character -> mapping.applyAsInt(character) != character)
            ? collected(text.codePoints().map(mapping))
            : text;
  }

  /** Most keys need no change, and every row has some. */
  private static boolean has(String text, IntPredicate wanted) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (wanted.test(text.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static String collected(IntStream characters) {
    return characters
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
