package io.moorline.system.crash;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;

/** What people make of one code. */
final class Spelling {

  private static final int FULL_WIDTH_OFFSET = 0xFEE0;

  private static final List<UnaryOperator<String>> ODDITIES =
      List.of(
          Spelling::fullWidth,
          code -> " " + code,
          code -> code + "\u3000",
          code -> code.substring(0, 2) + "\u00a0" + code.substring(2),
          code -> code.substring(0, 1) + "\u200b" + code.substring(1));

  private final Random random;

  Spelling(Random random) {
    this.random = random;
  }

  /** Now and then oddly. */
  String of(String code) {
    return random.nextInt(4) == 0 ? odd(code) : code;
  }

  /** The same of a code whose case says nothing. */
  String ofCode(String code) {
    return of(random.nextInt(8) == 0 ? code.toLowerCase(Locale.ROOT) : code);
  }

  /** The same of a code that may be padded. */
  String ofPadded(String code) {
    return ofCode(random.nextInt(8) == 0 ? "00" + code : code);
  }

  String odd(String code) {
    return ODDITIES.get(random.nextInt(ODDITIES.size())).apply(code);
  }

  /** Null and its look-alikes. */
  String blank() {
    String[] blanks = {null, "", "  "};
    return blanks[random.nextInt(blanks.length)];
  }

  private static String fullWidth(String code) {
    StringBuilder wide = new StringBuilder(code.length());
    code.chars().forEach(character -> wide.append((char) (character + FULL_WIDTH_OFFSET)));
    return wide.toString();
  }
}
