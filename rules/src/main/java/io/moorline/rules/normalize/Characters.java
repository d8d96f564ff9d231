package io.moorline.rules.normalize;

/** What kind of character one is, across scripts. */
final class Characters {

  private static final String DASHES =
      "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\uFE58\uFE63\uFF0D";
  private static final String OPENING =
      "[{\uFF08\uFF3B\uFF5B\u3010\u3014\u3016\u3008\u300A\u300C\u300E";
  private static final String CLOSING =
      "]}\uFF09\uFF3D\uFF5D\u3011\u3015\u3017\u3009\u300B\u300D\u300F";

  private static final int FIRST_FULL_WIDTH = 0xFF01;
  private static final int LAST_FULL_WIDTH = 0xFF5E;
  private static final int FULL_WIDTH_OFFSET = 0xFEE0;
  private static final int IDEOGRAPHIC_SPACE = 0x3000;

  private Characters() {}

  /** Blanks of every script, also the non-breaking ones, and line breaks. */
  static boolean isSpace(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  /** Nothing to see: zero width, direction marks, control characters, variation selectors. */
  static boolean isInvisible(int character) {
    if (isSpace(character)) {
      return false;
    }
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || (character >= 0xFE00 && character <= 0xFE0F);
  }

  static boolean isPunctuation(int character) {
    switch (Character.getType(character)) {
      case Character.CONNECTOR_PUNCTUATION:
      case Character.DASH_PUNCTUATION:
      case Character.START_PUNCTUATION:
      case Character.END_PUNCTUATION:
      case Character.INITIAL_QUOTE_PUNCTUATION:
      case Character.FINAL_QUOTE_PUNCTUATION:
      case Character.OTHER_PUNCTUATION:
        return true;
      default:
        return false;
    }
  }

  static int halfWidth(int character) {
    if (character == IDEOGRAPHIC_SPACE) {
      return ' ';
    }
    boolean fullWidth = character >= FIRST_FULL_WIDTH && character <= LAST_FULL_WIDTH;
    return fullWidth ? character - FULL_WIDTH_OFFSET : character;
  }

  static int plainDash(int character) {
    return DASHES.indexOf(character) >= 0 ? '-' : character;
  }

  static int roundBracket(int character) {
    if (OPENING.indexOf(character) >= 0) {
      return '(';
    }
    return CLOSING.indexOf(character) >= 0 ? ')' : character;
  }
}
