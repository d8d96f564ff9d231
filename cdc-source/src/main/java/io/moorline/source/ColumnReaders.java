package io.moorline.source;

import io.moorline.schemas.ColumnType;
import io.moorline.schemas.ColumnType.Kind;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Chooses the reader of a column by the engine's schema of it. */
final class ColumnReaders {

  private static final String SOURCE_TYPE = "__debezium.source.column.type";
  private static final String SOURCE_LENGTH = "__debezium.source.column.length";
  private static final String SOURCE_SCALE = "__debezium.source.column.scale";

  private ColumnReaders() {}

  static ColumnReader of(Schema schema) {
    return schema.name() == null ? plain(schema) : semantic(schema);
  }

  private static ColumnReader semantic(Schema schema) {
    return switch (schema.name()) {
      case "io.debezium.time.Date" -> ColumnReader.date();
      case "io.debezium.time.MicroTime" -> ColumnReader.time();
      case "io.debezium.time.Timestamp" -> ColumnReader.timestampMillis();
      case "io.debezium.time.MicroTimestamp" -> ColumnReader.timestampMicros();
      case "io.debezium.time.ZonedTimestamp" -> ColumnReader.timestampWithZone();
      case "io.debezium.data.Json" -> ColumnReader.unchanged(Kind.JSON);
      case "io.debezium.data.Uuid" -> ColumnReader.uuid();
      case "io.debezium.data.Enum" -> ColumnReader.unchanged(Kind.TEXT);
      default -> unsupported(schema.name());
    };
  }

  private static ColumnReader plain(Schema schema) {
    return switch (schema.type()) {
      case BOOLEAN -> ColumnReader.unchanged(Kind.BOOLEAN);
      case INT16 -> ColumnReader.smallInteger();
      case INT32 -> ColumnReader.unchanged(Kind.INT4);
      case INT64 -> ColumnReader.unchanged(Kind.INT8);
      case FLOAT32 -> ColumnReader.unchanged(Kind.FLOAT4);
      case FLOAT64 -> ColumnReader.unchanged(Kind.FLOAT8);
      case BYTES -> ColumnReader.bytes();
      case STRING -> text(schema);
      default -> unsupported(schema.type().toString());
    };
  }

  private static ColumnReader text(Schema schema) {
    return "NUMERIC".equals(parameter(schema, SOURCE_TYPE))
        ? ColumnReader.decimal(numeric(schema))
        : ColumnReader.unchanged(Kind.TEXT);
  }

  /** As the catalog reads it; without a precision any scale may come. */
  private static ColumnType numeric(Schema schema) {
    int precision = number(parameter(schema, SOURCE_LENGTH));
    int scale = number(parameter(schema, SOURCE_SCALE));
    boolean bounded = precision > 0 && precision <= 1000 && scale >= 0 && scale <= precision;
    return bounded ? ColumnType.decimal(precision, scale) : ColumnType.of(Kind.ANY_DECIMAL);
  }

  /** A column that was added while the engine runs; its rows are set aside until it is gone. */
  private static ColumnReader unsupported(String name) {
    return ColumnReader.of(
        Kind.TEXT,
        value -> {
          throw new UnrepresentableException("a value of type " + name);
        });
  }

  private static @Nullable String parameter(Schema schema, String name) {
    Map<String, String> parameters = schema.parameters();
    return parameters == null ? null : parameters.get(name);
  }

  private static int number(@Nullable String text) {
    return text == null ? 0 : Integer.parseInt(text);
  }
}
