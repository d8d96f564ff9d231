package io.moorline.rules.normalize;

/** Steps that take something off an end. */
public final class Affixes {

  private Affixes() {}

  /** However often it stands there: what is left does not begin with it. */
  public static Normalizer removePrefix(String prefix) {
    return new Step("remove prefix \"" + prefix + "\"", text -> withoutPrefix(text, prefix));
  }

  /** However often it stands there: what is left does not end with it. */
  public static Normalizer removeSuffix(String suffix) {
    return new Step("remove suffix \"" + suffix + "\"", text -> withoutSuffix(text, suffix));
  }

  private static String withoutPrefix(String text, String prefix) {
    int start = 0;
    while (text.startsWith(prefix, start)) {
      start += prefix.length();
    }
    return text.substring(start);
  }

  private static String withoutSuffix(String text, String suffix) {
    int end = text.length();
    while (end >= suffix.length() && text.startsWith(suffix, end - suffix.length())) {
      end -= suffix.length();
    }
    return text.substring(0, end);
  }
}
