package io.moorline.sink.table;

/** Writes JSON strings. */
public final class JsonText {

  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  public static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    quote(text, out);
    return out.toString();
  }

  static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      append(text.charAt(i), out);
    }
    out.append('"');
  }

  private static void append(char c, StringBuilder out) {
    if (c == '"' || c == '\\') {
      out.append('\\').append(c);
    } else if (c >= ' ') {
      out.append(c);
    } else {
      out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
    }
  }
}
