package io.moorline.source.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.moorline.schemas.ColumnType;
import io.moorline.schemas.ColumnType.Kind;
import io.moorline.source.UnrepresentableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {

  @ParameterizedTest
  @CsvSource({
    "TEXT, ' a ', ' a '",
    "BOOLEAN, 1, true",
    "BOOLEAN, t, true",
    "BOOLEAN, No, false",
    "INT2, -32768, -32768",
    "INT4, 5.00, 5",
    "INT8, 9223372036854775807, 9223372036854775807",
    "FLOAT8, 1e3, 1000.0",
    "ANY_DECIMAL, 1.50, 1.50",
    "UUID, 7B0C9F0E-6A62-4C27-8E0A-6C8D6B1B1B1B, 7b0c9f0e-6a62-4c27-8e0a-6c8d6b1b1b1b",
    "BYTES, AP8=, AP8=",
    "DATE, 2024-02-29, 2024-02-29",
    "DATE, 2024-02-29 00:00:00, 2024-02-29",
    "TIME, 23:59:59.5, 23:59:59.500",
    "TIMESTAMP, 2024-02-29 10:00:00.123, 2024-02-29T10:00:00.123",
    "TIMESTAMP, 2024-02-29T10:00, 2024-02-29T10:00",
    "TIMESTAMP, 2024-02-29, 2024-02-29T00:00",
    "TIMESTAMPTZ, 2024-02-29 10:00:00+08, 2024-02-29T02:00:00Z",
    "TIMESTAMPTZ, 2024-02-29 10:00:00+05:30, 2024-02-29T04:30:00Z",
    "TIMESTAMPTZ, 2024-02-29T10:00:00Z, 2024-02-29T10:00:00Z",
    "TIMESTAMPTZ, 2024-02-29 10:00:00, 2024-02-29T10:00:00Z",
    "JSON, '{\"a\": [1]}', '{\"a\": [1]}'",
  })
  void shouldRead(Kind kind, String text, String value) {
    ColumnType type = ColumnType.of(kind);
    assertThat(type.text(Values.of(type, text))).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "BOOLEAN, 2",
    "INT2, 32768",
    "INT4, 5.5",
    "INT4, five",
    "ANY_DECIMAL, 1.5.0",
    "UUID, 7b0c",
    "DATE, 2023-02-29",
    "DATE, 2024-00-00",
    "DATE, 2024-02-29 10:00:00",
    "TIME, 24:00:01",
    "TIME, 838:59:59",
    "TIMESTAMP, 2024-02-29 10:00:00+08",
    "TIMESTAMP, infinity",
    "JSON, '{a'",
    "BYTES, '?'",
  })
  void shouldNotRead(Kind kind, String text) {
    assertThatExceptionOfType(UnrepresentableException.class)
        .isThrownBy(() -> Values.of(ColumnType.of(kind), text));
  }

  @Test
  void shouldNeverRoundANumber() {
    ColumnType type = ColumnType.decimal(4, 2);
    assertThat(type.text(Values.of(type, "12.5"))).isEqualTo("12.50");
    assertThatExceptionOfType(UnrepresentableException.class)
        .isThrownBy(() -> Values.of(type, "1.005"));
    assertThatExceptionOfType(UnrepresentableException.class)
        .isThrownBy(() -> Values.of(type, "123.4"));
  }

  @Test
  void shouldTakeBlankForNothingUnlessItIsText() {
    assertThat(Values.of(ColumnType.of(Kind.INT4), " ")).isNull();
    assertThat(Values.of(ColumnType.of(Kind.TEXT), " ")).isEqualTo(" ");
  }

  @Test
  void shouldNotTakeTextThatPostgresqlCannotHold() {
    assertThatExceptionOfType(UnrepresentableException.class)
        .isThrownBy(() -> Values.of(ColumnType.of(Kind.TEXT), "a\0b"));
    assertThatExceptionOfType(UnrepresentableException.class)
        .isThrownBy(() -> Values.of(ColumnType.of(Kind.JSON), "{\"a\": \"\\u0000\"}"));
  }
}
