package io.moorline.source.authority;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.moorline.schemas.ColumnType;
import io.moorline.source.UnrepresentableException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Text of an authority as a value of a reference's column: exactly, or not at all. */
final class Values {

  private static final Set<String> TRUE = Set.of("1", "t", "true", "y", "yes");
  private static final Set<String> FALSE = Set.of("0", "f", "false", "n", "no");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** A date, a time where there is one, and an offset where there is one. */
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalEnd()
          .appendPattern("[XXX][X]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private Values() {}

  /** Null where the text says nothing: only a column of text can be empty. */
  static @Nullable Object of(ColumnType type, String text) {
    if (type.kind() == ColumnType.Kind.TEXT) {
      return text(text);
    }
    String word = text.strip();
    try {
      return word.isEmpty() ? null : parse(type, word);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw new UnrepresentableException(
          "\"" + word + "\" is no value of type " + type.kind().name().toLowerCase(Locale.ROOT));
    }
  }

  private static Object parse(ColumnType type, String word) {
    return switch (type.kind()) {
      case BOOLEAN -> bool(word);
      case INT2 -> (int) new BigDecimal(word).shortValueExact();
      case INT4 -> new BigDecimal(word).intValueExact();
      case INT8 -> new BigDecimal(word).longValueExact();
      case DECIMAL -> decimal(type, word);
      case JSON -> json(word);
      case DATE -> date(word);
      case TIME -> LocalTime.parse(word);
      case TIMESTAMP -> local(TIMESTAMP.parse(word));
      case TIMESTAMPTZ -> instant(TIMESTAMP.parse(word));
      default -> type.parse(word);
    };
  }

  /** PostgreSQL takes every text but one. */
  private static String text(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new UnrepresentableException("text with a NUL character");
    }
    return text;
  }

  private static Boolean bool(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (!TRUE.contains(lower) && !FALSE.contains(lower)) {
      throw new IllegalArgumentException(word);
    }
    return TRUE.contains(lower);
  }

  /** Never rounded: a number that does not fit is another number. */
  private static BigDecimal decimal(ColumnType type, String word) {
    BigDecimal number = new BigDecimal(word).setScale(type.scale(), RoundingMode.UNNECESSARY);
    if (number.precision() > type.precision()) {
      throw new ArithmeticException(word);
    }
    return number;
  }

  private static String json(String word) {
    try {
      checkTexts(JSON.readTree(word));
      return text(word);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** An escaped NUL is one that PostgreSQL refuses as well. */
  private static void checkTexts(JsonNode node) {
    text(node.asText());
    node.fieldNames().forEachRemaining(Values::text);
    node.forEach(Values::checkTexts);
  }

  /** With a time of day it would be cut off. */
  private static LocalDate date(String word) {
    LocalDateTime time = local(TIMESTAMP.parse(word));
    if (!time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      throw new IllegalArgumentException(word);
    }
    return time.toLocalDate();
  }

  private static LocalDateTime local(TemporalAccessor parsed) {
    if (parsed.query(TemporalQueries.offset()) != null) {
      throw new DateTimeException("an offset, where none can be kept");
    }
    return dateTime(parsed);
  }

  private static Object instant(TemporalAccessor parsed) {
    ZoneOffset offset = parsed.query(TemporalQueries.offset());
    return OffsetDateTime.of(dateTime(parsed), offset == null ? ZoneOffset.UTC : offset)
        .toInstant();
  }

  private static LocalDateTime dateTime(TemporalAccessor parsed) {
    LocalTime time = parsed.query(TemporalQueries.localTime());
    return LocalDate.from(parsed).atTime(time == null ? LocalTime.MIDNIGHT : time);
  }
}
