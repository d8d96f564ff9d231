package io.moorline.sink.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {

  /** A modifier packs precision and scale, after four bytes of header. */
  private static final int NUMERIC_18_2 = (18 << 16 | 2) + 4;

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("bool", -1, true, "01", "true"),
        Arguments.of("int2", -1, -2, "fffe", "-2"),
        Arguments.of("int4", -1, 258, "00000102", "258"),
        Arguments.of("int8", -1, -1L, "ffffffffffffffff", "-1"),
        Arguments.of("float4", -1, 0.1f, "3dcccccd", "0.1"),
        Arguments.of("float8", -1, -100.0, "c059000000000000", "-100"),
        Arguments.of("float8", -1, 1e23, "44b52d02c7e14af6", "9.999999999999999E+22"),
        Arguments.of("float8", -1, Double.NaN, "7ff8000000000000", "\"NaN\""),
        Arguments.of(
            "numeric",
            NUMERIC_18_2,
            new BigDecimal("-12345.6"),
            "00030001400000020001092 91770".replace(" ", ""),
            "-12345.60"),
        Arguments.of("numeric", NUMERIC_18_2, BigDecimal.ZERO, "0000000000000002", "0.00"),
        Arguments.of("numeric", -1, new BigDecimal("1E+5"), "0001000100000000000a", "100000"),
        Arguments.of(
            "numeric",
            -1,
            new BigDecimal("10001.00001"),
            "000400010000000500010001000003e8",
            "10001.00001"),
        Arguments.of("numeric", -1, new BigDecimal("0.0001"), "0001ffff000000040001", "0.0001"),
        Arguments.of("text", -1, "a\"计\n", "6122e8aea10a", "\"a\\\"计\\u000a\""),
        Arguments.of("bpchar", 7, "计", "e8aea12020", "\"计  \""),
        Arguments.of("json", -1, "{\"a\":1}", "7b2261223a317d", "{\"a\":1}"),
        Arguments.of("jsonb", -1, "1", "0131", "1"),
        Arguments.of(
            "uuid",
            -1,
            new UUID(1, 2),
            "00000000000000010000000000000002",
            "\"00000000-0000-0001-0000-000000000002\""),
        Arguments.of("bytea", -1, ByteBuffer.wrap(new byte[] {0, -1}), "00ff", "\"\\\\x00ff\""),
        Arguments.of("date", -1, LocalDate.of(1999, 12, 31), "ffffffff", "\"1999-12-31\""),
        Arguments.of("date", -1, LocalDate.of(-43, 3, 15), "fff49d7b", "\"0044-03-15 BC\""),
        Arguments.of(
            "time", -1, LocalTime.of(0, 0, 1, 500_000_000), "000000000016e360", "\"00:00:01.5\""),
        Arguments.of(
            "timestamp",
            -1,
            LocalDateTime.of(2000, 1, 1, 0, 0, 0, 1000),
            "0000000000000001",
            "\"2000-01-01T00:00:00.000001\""),
        Arguments.of(
            "timestamptz",
            0,
            Instant.parse("1999-12-31T23:59:59.4Z"),
            "fffffffffff0bdc0",
            "\"1999-12-31T23:59:59+00:00\""));
  }

  @ParameterizedTest(name = "{0}({1}) {2}")
  @MethodSource("values")
  void shouldEncodeAsCopyDoesAndShowAsJsonbDoes(
      String type, int modifier, Object value, String hex, String json) {
    // Given
    Codec codec = new PgType("pg_catalog", type, false, modifier).codec();

    // When
    byte[] field = codec.encode(value);

    // Then
    JsonBuffer out = new JsonBuffer();
    codec.json(field, out);
    assertThat(HexFormat.of().formatHex(field)).isEqualTo(hex);
    assertThat(out.copy()).asString(UTF_8).isEqualTo(json);
  }

  @ParameterizedTest(name = "{0}({1}) {2}")
  @CsvSource({
    "text, -1, 'a\0b', 22021",
    "varchar, 6, 'abc', 22001",
    "bpchar, 6, 'abc', 22001",
    "jsonb, -1, '\"\\u0000\"', 22P05",
    "int8, -1, 'text', 22000",
  })
  void shouldRefuseWhatTheColumnCannotHold(
      String type, int modifier, String value, String sqlState) {
    // Given
    Codec codec = new PgType("pg_catalog", type, false, modifier).codec();

    // When / Then
    assertThatThrownBy(() -> codec.encode(value))
        .isInstanceOfSatisfying(
            RefusedValueException.class, e -> assertThat(e.sqlState()).isEqualTo(sqlState));
  }

  @ParameterizedTest
  @CsvSource({"1.005", "12345678901234567.8"})
  void shouldNeverRound(String number) {
    // Given
    Codec codec = new PgType("pg_catalog", "numeric", false, NUMERIC_18_2).codec();

    // When / Then
    assertThatThrownBy(() -> codec.encode(new BigDecimal(number)))
        .hasMessageContaining("numeric(18,2)");
  }

  @Test
  void shouldLetAnEscapedBackslashBeforeU0000Pass() {
    // Given
    Codec codec = new PgType("pg_catalog", "json", false, -1).codec();

    // When / Then
    assertThat(codec.encode("\"\\\\u0000\"")).hasSize(9);
  }
}
