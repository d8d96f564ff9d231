package io.moorline.schemas;

import io.moorline.schemas.ColumnType.Kind;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Column types as Avro schemas with logical types, and their values both ways. */
final class AvroTypes {

  /** Marks JSON text; Avro has no logical type for it. */
  private static final String JSON_PROPERTY = "moorline.json";

  private static final Conversions.BigDecimalConversion ANY_DECIMAL =
      new Conversions.BigDecimalConversion();
  private static final Conversions.DecimalConversion DECIMAL = new Conversions.DecimalConversion();

  private AvroTypes() {}

  static Schema schema(ColumnType type) {
    return switch (type.kind()) {
      case BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
      case INT2, INT4 -> Schema.create(Schema.Type.INT);
      case INT8 -> Schema.create(Schema.Type.LONG);
      case FLOAT4 -> Schema.create(Schema.Type.FLOAT);
      case FLOAT8 -> Schema.create(Schema.Type.DOUBLE);
      case DECIMAL ->
          LogicalTypes.decimal(type.precision(), type.scale())
              .addToSchema(Schema.create(Schema.Type.BYTES));
      case ANY_DECIMAL -> LogicalTypes.bigDecimal().addToSchema(Schema.create(Schema.Type.BYTES));
      case TEXT -> Schema.create(Schema.Type.STRING);
      case JSON -> json();
      case UUID -> LogicalTypes.uuid().addToSchema(Schema.create(Schema.Type.STRING));
      case BYTES -> Schema.create(Schema.Type.BYTES);
      case DATE -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
      case TIME -> LogicalTypes.timeMicros().addToSchema(Schema.create(Schema.Type.LONG));
      case TIMESTAMP ->
          LogicalTypes.localTimestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
      case TIMESTAMPTZ ->
          LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
      case UNSUPPORTED -> throw unsupported();
    };
  }

  /** The column type that a schema made by {@link #schema} stands for. */
  static ColumnType type(Schema schema) {
    if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
      return ColumnType.decimal(decimal.getPrecision(), decimal.getScale());
    }
    return ColumnType.of(kind(schema));
  }

  static Object toAvro(ColumnType type, Object value) {
    return switch (type.kind()) {
      case DECIMAL ->
          DECIMAL.toBytes(
              ((BigDecimal) value).setScale(type.scale()),
              null,
              LogicalTypes.decimal(type.precision(), type.scale()));
      case ANY_DECIMAL -> ANY_DECIMAL.toBytes((BigDecimal) value, null, LogicalTypes.bigDecimal());
      case UUID -> value.toString();
      case DATE -> Math.toIntExact(((LocalDate) value).toEpochDay());
      case TIME -> ((LocalTime) value).toNanoOfDay() / 1000;
      case TIMESTAMP -> micros(((LocalDateTime) value).toInstant(ZoneOffset.UTC));
      case TIMESTAMPTZ -> micros((Instant) value);
      case BOOLEAN, INT2, INT4, INT8, FLOAT4, FLOAT8, TEXT, JSON, BYTES -> value;
      case UNSUPPORTED -> throw unsupported();
    };
  }

  static Object fromAvro(ColumnType type, Schema schema, Object value) {
    return switch (type.kind()) {
      case DECIMAL -> DECIMAL.fromBytes((ByteBuffer) value, schema, schema.getLogicalType());
      case ANY_DECIMAL ->
          ANY_DECIMAL.fromBytes((ByteBuffer) value, schema, schema.getLogicalType());
      case TEXT, JSON -> value.toString();
      case UUID -> UUID.fromString(value.toString());
      case DATE -> LocalDate.ofEpochDay((Integer) value);
      case TIME -> LocalTime.ofNanoOfDay((Long) value * 1000);
      case TIMESTAMP -> LocalDateTime.ofInstant(instant((Long) value), ZoneOffset.UTC);
      case TIMESTAMPTZ -> instant((Long) value);
      case BOOLEAN, INT2, INT4, INT8, FLOAT4, FLOAT8, BYTES -> value;
      case UNSUPPORTED -> throw unsupported();
    };
  }

  private static IllegalArgumentException unsupported() {
    return new IllegalArgumentException("a column of an unsupported type reached an Avro schema");
  }

  private static Schema json() {
    Schema schema = Schema.create(Schema.Type.STRING);
    schema.addProp(JSON_PROPERTY, true);
    return schema;
  }

  private static Kind kind(Schema schema) {
    if (schema.getLogicalType() != null) {
      return logicalKind(schema.getLogicalType().getName());
    }
    return switch (schema.getType()) {
      case BOOLEAN -> Kind.BOOLEAN;
      case INT -> Kind.INT4;
      case LONG -> Kind.INT8;
      case FLOAT -> Kind.FLOAT4;
      case DOUBLE -> Kind.FLOAT8;
      case BYTES -> Kind.BYTES;
      case STRING -> schema.getObjectProp(JSON_PROPERTY) == null ? Kind.TEXT : Kind.JSON;
      default -> throw new IllegalArgumentException("no column has the Avro type " + schema);
    };
  }

  private static Kind logicalKind(String name) {
    return switch (name) {
      case "big-decimal" -> Kind.ANY_DECIMAL;
      case "uuid" -> Kind.UUID;
      case "date" -> Kind.DATE;
      case "time-micros" -> Kind.TIME;
      case "local-timestamp-micros" -> Kind.TIMESTAMP;
      case "timestamp-micros" -> Kind.TIMESTAMPTZ;
      default -> throw new IllegalArgumentException("no column has the logical type " + name);
    };
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
