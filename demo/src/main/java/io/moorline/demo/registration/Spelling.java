package io.moorline.demo.registration;

import io.moorline.demo.registration.RegistrationNo.Style;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How people write a registration number. */
enum Spelling {
  PLAIN(Style.DOMESTIC, number -> number),
  FULL_WIDTH(Style.DOMESTIC, Spelling::wide),
  SPACES(
      Style.IMPORTED,
      number -> "\u3000" + number.substring(0, 4) + " " + number.substring(4) + "\u00a0"),
  INVISIBLE(
      Style.DOMESTIC, number -> number.substring(0, 8) + "\u200b" + number.substring(8) + "\ufeff"),
  LOWER_CASE(Style.AMERICAN, number -> number.toLowerCase(Locale.ROOT)),
  DASHES(
      Style.DOMESTIC,
      number ->
          number.substring(0, 8) + "-" + number.substring(8, 9) + "\u2013" + number.substring(9)),
  BRACKETS(Style.FORMER, number -> number.replace('(', '\u3014').replace(')', '\u3015')),
  LABEL(Style.IMPORTED, number -> "注册证编号：" + number);

  private static final int TO_FULL_WIDTH = 0xFEE0;
  private static final Spelling[] ALL = values();
  private static final @Nullable String[] NOTHING = {null, "", "  ", "\u3000", "无", "n/a"};

  private final Style style;
  private final UnaryOperator<String> writing;

  Spelling(Style style, UnaryOperator<String> writing) {
    this.style = style;
    this.writing = writing;
  }

  /** Of numbers that can be written so. */
  Style style() {
    return style;
  }

  String write(String number) {
    return writing.apply(number);
  }

  /** One after the other. */
  static Spelling odd(long turn) {
    return ALL[1 + (int) (turn % (ALL.length - 1))];
  }

  /** One after the other. */
  static @Nullable String nothing(long turn) {
    return NOTHING[(int) (turn % NOTHING.length)];
  }

  private static String wide(String number) {
    StringBuilder wide = new StringBuilder(number.length());
    number.chars().forEach(character -> wide.append(wide((char) character)));
    return wide.toString();
  }

  private static char wide(char character) {
    return character > ' ' && character <= '~' ? (char) (character + TO_FULL_WIDTH) : character;
  }
}
