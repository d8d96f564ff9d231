package io.moorline.schemas;

import java.util.Locale;

/**
 * Encodes any table or column name as an ASCII name that topics, stores and Avro accept, and back.
 *
 * <p>ASCII letters, digits and underscores stay; every other UTF-16 unit becomes {@code _uXXXX}. An
 * underscore that would read like an escape is escaped itself, so two names never meet.
 */
public final class Names {

  private static final int ESCAPE_LENGTH = 6;

  private Names() {}

  public static String encode(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("an empty name cannot be encoded");
    }
    StringBuilder encoded = new StringBuilder(name.length() + 16);
    for (int i = 0; i < name.length(); i++) {
      if (staysAsItIs(name, i)) {
        encoded.append(name.charAt(i));
      } else {
        encoded.append(String.format(Locale.ROOT, "_u%04x", (int) name.charAt(i)));
      }
    }
    return encoded.toString();
  }

  public static String decode(String encoded) {
    StringBuilder name = new StringBuilder(encoded.length());
    int i = 0;
    while (i < encoded.length()) {
      if (isEscape(encoded, i)) {
        name.append((char) Integer.parseInt(encoded.substring(i + 2, i + ESCAPE_LENGTH), 16));
        i += ESCAPE_LENGTH;
      } else {
        name.append(encoded.charAt(i++));
      }
    }
    return name.toString();
  }

  private static boolean staysAsItIs(String name, int i) {
    char c = name.charAt(i);
    if (c == '_') {
      return !isEscape(name, i);
    }
    // An Avro name does not start with a digit.
    return isLetter(c) || (isDigit(c) && i > 0);
  }

  private static boolean isEscape(String text, int i) {
    if (i + ESCAPE_LENGTH > text.length() || text.charAt(i) != '_' || text.charAt(i + 1) != 'u') {
      return false;
    }
    for (int k = i + 2; k < i + ESCAPE_LENGTH; k++) {
      char c = text.charAt(k);
      if (!isDigit(c) && !(c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
