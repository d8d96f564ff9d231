package io.moorline.demo.hybrid;

import java.util.Locale;

/** How people write a code that they know. */
final class Spelling {

  private static final int TO_FULL_WIDTH = '０' - '0';

  private Spelling() {}

  /** One way after the other; the first is right. */
  static String odd(String code, long turn) {
    return switch ((int) (turn % 4)) {
      case 0 -> code;
      case 1 -> code.toLowerCase(Locale.ROOT);
      case 2 -> " " + code.substring(0, 2) + " " + code.substring(2);
      default -> fullWidth(code);
    };
  }

  private static String fullWidth(String code) {
    StringBuilder wide = new StringBuilder();
    code.chars().forEach(c -> wide.append((char) (c + TO_FULL_WIDTH)));
    return wide.toString();
  }
}
