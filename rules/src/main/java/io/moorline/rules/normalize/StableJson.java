package io.moorline.rules.normalize;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One text for JSON documents that say the same. */
final class StableJson {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String NULL = "null";

  /** Beyond so many digits before or after the point a number has an exponent. */
  private static final int PLAIN_DIGITS = 20;

  private StableJson() {}

  /** Empty when the document says nothing; the text itself when it is no document. */
  static String of(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() == null) {
        return text;
      }
      String value = value(parser);
      boolean whole = parser.nextToken() == null;
      return whole ? said(value, "") : text;
    } catch (IOException | ArithmeticException | NumberFormatException e) {
      return text;
    }
  }

  private static @Nullable String value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> string(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getDecimalValue());
      case VALUE_TRUE, VALUE_FALSE -> token.asString();
      default -> null;
    };
  }

  private static String object(JsonParser parser) throws IOException {
    Map<String, @Nullable String> members = new TreeMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members.entrySet().stream()
        .filter(member -> member.getValue() != null)
        .map(member -> quoted(member.getKey()) + ":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String array(JsonParser parser) throws IOException {
    List<String> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(said(value(parser), NULL));
    }
    return "[" + String.join(",", items) + "]";
  }

  private static @Nullable String string(String text) {
    return Blank.is(text) ? null : quoted(Texts.trim(text));
  }

  private static String number(BigDecimal value) {
    BigDecimal number = value.stripTrailingZeros();
    boolean plain =
        number.scale() <= PLAIN_DIGITS && number.precision() - number.scale() <= PLAIN_DIGITS;
    return plain ? number.toPlainString() : number.toString();
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(character -> append(character, out));
    return out.append('"').toString();
  }

  private static void append(int character, StringBuilder out) {
    switch (character) {
      case '"', '\\' -> out.append('\\').append((char) character);
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        // Half a character cannot be written but escaped.
        if (character < ' ' || Character.getType(character) == Character.SURROGATE) {
          out.append("\\u%04x".formatted(character));
        } else {
          out.appendCodePoint(character);
        }
      }
    }
  }

  private static String said(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }
}
