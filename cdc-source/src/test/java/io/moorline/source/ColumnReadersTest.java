package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moorline.schemas.ColumnType;
import io.moorline.schemas.ColumnType.Kind;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ColumnReadersTest {

  private static final String UUID_TEXT = "11111111-2222-3333-4444-555555555555";
  private static final ByteBuffer BYTES = ByteBuffer.wrap(new byte[] {1, 2});

  static Stream<Arguments> values() {
    return Stream.of(
        of(plain(Schema.Type.BOOLEAN), true, Kind.BOOLEAN, true),
        of(plain(Schema.Type.INT16), (short) 7, Kind.INT2, 7),
        of(plain(Schema.Type.INT32), 7, Kind.INT4, 7),
        of(plain(Schema.Type.INT64), 7L, Kind.INT8, 7L),
        of(plain(Schema.Type.FLOAT32), 1.5f, Kind.FLOAT4, 1.5f),
        of(plain(Schema.Type.FLOAT64), 1.5d, Kind.FLOAT8, 1.5d),
        of(plain(Schema.Type.STRING), "甲", Kind.TEXT, "甲"),
        of(plain(Schema.Type.BYTES), BYTES, Kind.BYTES, BYTES),
        of(numeric("0", null), "1.50", Kind.ANY_DECIMAL, new BigDecimal("1.50")),
        of(named(Schema.Type.STRING, "io.debezium.data.Json"), "{}", Kind.JSON, "{}"),
        of(named(Schema.Type.STRING, "io.debezium.data.Enum"), "gut", Kind.TEXT, "gut"),
        of(
            named(Schema.Type.STRING, "io.debezium.data.Uuid"),
            UUID_TEXT,
            Kind.UUID,
            UUID.fromString(UUID_TEXT)),
        of(
            named(Schema.Type.INT32, "io.debezium.time.Date"),
            20_000,
            Kind.DATE,
            LocalDate.ofEpochDay(20_000)),
        of(
            named(Schema.Type.INT64, "io.debezium.time.MicroTime"),
            1_000_001L,
            Kind.TIME,
            LocalTime.parse("00:00:01.000001")),
        of(
            named(Schema.Type.INT64, "io.debezium.time.Timestamp"),
            -1L,
            Kind.TIMESTAMP,
            LocalDateTime.parse("1969-12-31T23:59:59.999")),
        of(
            named(Schema.Type.INT64, "io.debezium.time.MicroTimestamp"),
            1L,
            Kind.TIMESTAMP,
            LocalDateTime.parse("1970-01-01T00:00:00.000001")),
        of(
            named(Schema.Type.STRING, "io.debezium.time.ZonedTimestamp"),
            "2026-11-20T01:02:03.000004Z",
            Kind.TIMESTAMPTZ,
            Instant.parse("2026-11-20T01:02:03.000004Z")));
  }

  @ParameterizedTest
  @MethodSource("values")
  void shouldReadEveryType(Schema schema, Object value, Kind kind, Object expected) {
    // When
    ColumnReader reader = ColumnReaders.of(schema);

    // Then
    assertThat(reader.type()).isEqualTo(ColumnType.of(kind));
    assertThat(reader.convert().apply(value)).isEqualTo(expected).isInstanceOf(kind.javaClass());
  }

  @Test
  void shouldKeepPrecisionAndScale() {
    assertThat(ColumnReaders.of(numeric("18", "4")).type()).isEqualTo(ColumnType.decimal(18, 4));
    assertThat(ColumnReaders.of(numeric("18", null)).type()).isEqualTo(ColumnType.decimal(18, 0));
  }

  @Test
  void shouldTakeAnyScaleWhereAvroHasNoDecimal() {
    ColumnType any = ColumnType.of(Kind.ANY_DECIMAL);

    assertThat(ColumnReaders.of(numeric("131089", "0")).type()).isEqualTo(any);
    assertThat(ColumnReaders.of(numeric("2", "5")).type()).isEqualTo(any);
    assertThat(ColumnReaders.of(numeric("3", "-2")).type()).isEqualTo(any);
  }

  @Test
  void shouldNotReadATypeThatItDoesNotKnow() {
    ColumnReader reader = ColumnReaders.of(named(Schema.Type.STRING, "io.debezium.data.Xml"));

    assertThatThrownBy(() -> reader.convert().apply("<a/>"))
        .isInstanceOf(UnrepresentableException.class)
        .hasMessageContaining("io.debezium.data.Xml");
  }

  private static Arguments of(Schema schema, Object value, Kind kind, Object expected) {
    return Arguments.of(schema, value, kind, expected);
  }

  private static Schema plain(Schema.Type type) {
    return new SchemaBuilder(type).optional().build();
  }

  private static Schema named(Schema.Type type, String name) {
    return new SchemaBuilder(type).name(name).optional().build();
  }

  private static Schema numeric(String length, String scale) {
    SchemaBuilder schema =
        SchemaBuilder.string()
            .optional()
            .parameter("__debezium.source.column.type", "NUMERIC")
            .parameter("__debezium.source.column.length", length);
    return (scale == null ? schema : schema.parameter("__debezium.source.column.scale", scale))
        .build();
  }
}
