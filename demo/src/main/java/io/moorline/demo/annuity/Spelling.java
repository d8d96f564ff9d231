package io.moorline.demo.annuity;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ways in which people write one code. */
final class Spelling {

  private static final int FULL_WIDTH_OFFSET = 0xFEE0;

  private static final List<UnaryOperator<String>> VARIANTS =
      List.of(
          code -> code.toLowerCase(Locale.ROOT),
          Spelling::fullWidth,
          code -> code.substring(0, 2) + " " + code.substring(2),
          code -> code.substring(0, 2) + "\u00a0" + code.substring(2),
          code -> "\u3000" + code + "  ",
          code -> code.substring(0, 4) + "\u200b" + code.substring(4));

  private static final List<UnaryOperator<String>> PORTFOLIO_VARIANTS =
      Stream.concat(VARIANTS.stream(), Stream.<UnaryOperator<String>>of(code -> "00" + code))
          .toList();

  private Spelling() {}

  static String variant(String code, RandomGenerator random) {
    return pick(VARIANTS, random).apply(code);
  }

  /** Portfolio codes also come with zeros in front. */
  static String portfolioVariant(String code, RandomGenerator random) {
    return pick(PORTFOLIO_VARIANTS, random).apply(code);
  }

  static String fullWidth(String code) {
    StringBuilder wide = new StringBuilder(code.length());
    code.chars().forEach(character -> wide.append((char) (character + FULL_WIDTH_OFFSET)));
    return wide.toString();
  }

  static @Nullable String blank(RandomGenerator random) {
    switch (random.nextInt(4)) {
      case 0:
        return null;
      case 1:
        return "";
      case 2:
        return "  ";
      default:
        return "\u00a0\u3000";
    }
  }

  static <T> T pick(List<T> list, RandomGenerator random) {
    return list.get(random.nextInt(list.size()));
  }
}
