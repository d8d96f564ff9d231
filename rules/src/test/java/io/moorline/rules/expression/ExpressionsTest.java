package io.moorline.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTest {

  private static final Map<String, String> ROW = new HashMap<>();

  static {
    ROW.put("计划名称", " 甲计划 ");
    ROW.put("code", "an-001");
    ROW.put("month", "2024-03-31");
    ROW.put("amount", "12.50");
    ROW.put("empty", null);
    ROW.put("blank", "\u3000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "row[\"计划名称\"].trim() | 甲计划",
        "row.code.upperAscii() + \"-\" + row.month.substring(0, 4) | AN-001-2024",
        "double(row.amount) > 10.0 ? \"large\" : \"small\" | large",
        "row.code.matches(\"^an-[0-9]+$\") ? row.code.split(\"-\")[1] : \"\" | 001",
        "row.empty == \"\" && row.blank == \"\" ? \"none\" : \"some\" | none",
        "[row.empty, row.blank, row.code].filter(x, x != \"\")[0] | an-001",
      })
  void shouldComputeText(String source, String text) throws InvalidExpressionException {
    assertThat(Expressions.text(source).value(ROW::get)).contains(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "row.empty",
        "row.blank + \" \"",
        "string(int(row.code))",
        "row.code.substring(100)",
        "string(1 / int(row.month.substring(5, 5) + \"0\"))",
      })
  void shouldSayNothingWhereThereIsNoValue(String source) throws InvalidExpressionException {
    assertThat(Expressions.text(source).value(ROW::get)).isEmpty();
  }

  @Test
  void shouldKnowItsColumns() throws InvalidExpressionException {
    assertThat(Expressions.text("row[\"计划名称\"] + row.code + row[\"code\"]").columns())
        .containsExactlyInAnyOrder("计划名称", "code");
    assertThat(Expressions.text("\"row\"").columns()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "row.code + | character 11: mismatched input",
        "row.code > 3 | character 10: found no matching overload for '_>_' applied to '(string,"
            + " int)'",
        "code | character 1: undeclared reference to 'code'",
        "now() | character 4: undeclared reference to 'now'",
        "has(row.code) ? row.code : \"\" | character 4: undeclared reference to 'has'",
        "size(row.code) | gives int, not string",
        "row[row.code] | reads the row without naming a column",
        "row.map(c, row[c])[0] | reads the row without naming a column",
      })
  void shouldRefuseBeforeAnyRow(String source, String reason) {
    // When
    InvalidExpressionException invalid =
        catchThrowableOfType(InvalidExpressionException.class, () -> Expressions.text(source));

    // Then
    assertThat(invalid).isNotNull();
    assertThat(invalid.reasons().get(0)).startsWith(reason);
  }

  @Test
  void shouldEndHoweverLongARowIs() throws InvalidExpressionException {
    // Given
    String list = "row.code.split(\"\")";
    String source =
        list + ".all(a, " + list + ".all(b, " + list + ".all(c, a != \"x\"))) ? \"y\" : \"n\"";

    // Then
    assertThat(Expressions.text(source).value(column -> "a".repeat(1_000))).isEmpty();
  }

  @Test
  void shouldBeWhatIsWritten() throws InvalidExpressionException {
    assertThat(Expressions.text("row.code"))
        .isEqualTo(Expressions.text("row.code"))
        .isNotEqualTo(Expressions.text("row.name"))
        .hasToString("row.code");
  }
}
