package io.moorline.demo.product;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How people write the attributes of a product. */
enum Attributes {
  /** As they should be. */
  PLAIN("{\"color\":\"%1$s\",\"size\":%2$d,\"tags\":[\"%3$s\"],\"weight\":1.5}"),
  MEMBER_ORDER("{\"weight\":1.5,\"tags\":[\"%3$s\"],\"size\":%2$d,\"color\":\"%1$s\"}"),
  NUMBER_FORM("{\"color\":\"%1$s\",\"size\":%2$d.0,\"tags\":[\"%3$s\"],\"weight\":15e-1}"),
  BLANKS("{ \"color\": \"%1$s\",  \"size\": %2$d, \"tags\": [ \"%3$s\" ], \"weight\": 1.5 }"),
  BLANK_TEXTS(
      "{\"color\":\" %1$s \",\"note\":\"  \",\"size\":%2$d,\"tags\":[\"%3$s\"],\"weight\":1.5}"),
  REPEATED_MEMBER(
      "{\"color\":\"?\",\"color\":\"%1$s\",\"size\":%2$d,\"tags\":[\"%3$s\"],\"weight\":1.5}");

  private static final Attributes[] ALL = values();
  private static final String[] COLORS = {"red", "blue", "黑色", "white"};
  private static final String[] TAGS = {"sneaker", "boot", "sandal"};
  private static final @Nullable String[] NOTHING = {null, "{}", "null", "{\"color\":\" \"}"};

  private final String form;

  Attributes(String form) {
    this.form = form;
  }

  /** The same content whatever the form: that of the version. */
  String write(long version) {
    return form.formatted(
        COLORS[(int) (version % COLORS.length)],
        30 + version % 20,
        TAGS[(int) (version % TAGS.length)]);
  }

  /** One after the other. */
  static Attributes odd(long turn) {
    return ALL[1 + (int) (turn % (ALL.length - 1))];
  }

  /** One after the other. */
  static @Nullable String nothing(long turn) {
    return NOTHING[(int) (turn % NOTHING.length)];
  }

  /** So long that the database keeps it apart from the row. */
  static String large(RandomGenerator random, int length) {
    StringBuilder text = new StringBuilder(length);
    random.ints(length, 'a', 'z' + 1).forEach(letter -> text.append((char) letter));
    return "{\"text\":\"" + text + "\"}";
  }
}
