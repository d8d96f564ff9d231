package io.moorline.bench.flow;

import io.debezium.time.ZonedTimestamp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * What the peer's halves say to one another, as lean as can be: in Avro's encoding, without an
 * envelope, and no registry is asked.
 */
final class RowFormat {

  static final Schema KEY = SchemaBuilder.struct().field("id", Schema.INT64_SCHEMA).build();

  /** As the engine has them. */
  static final Schema VALUE =
      SchemaBuilder.struct()
          .field("id", Schema.INT64_SCHEMA)
          .field("customer", Schema.OPTIONAL_STRING_SCHEMA)
          .field("product", Schema.OPTIONAL_STRING_SCHEMA)
          .field("amount", Decimal.builder(2).optional().build())
          .field("status", Schema.OPTIONAL_STRING_SCHEMA)
          .field("at", ZonedTimestamp.builder().optional().build())
          .field("rate", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .field("quantity", Schema.OPTIONAL_INT32_SCHEMA)
          .build();

  private RowFormat() {}

  static byte[] write(Schema schema, Struct row) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      for (Field field : schema.fields()) {
        write(field.schema(), row.get(field.name()), out);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Schema schema, @Nullable Object value, BinaryEncoder out)
      throws IOException {
    if (schema.isOptional()) {
      out.writeIndex(value == null ? 0 : 1);
    }
    if (value == null) {
      return;
    }
    switch (schema.type()) {
      case INT64 -> out.writeLong((Long) value);
      case INT32 -> out.writeInt((Integer) value);
      case FLOAT64 -> out.writeDouble((Double) value);
      case STRING -> out.writeString((String) value);
      default -> out.writeBytes(Decimal.fromLogical(schema, (BigDecimal) value));
    }
  }

  static Struct read(Schema schema, byte[] bytes) {
    BinaryDecoder in = DecoderFactory.get().binaryDecoder(bytes, null);
    Struct row = new Struct(schema);
    try {
      for (Field field : schema.fields()) {
        row.put(field, read(field.schema(), in));
      }
      return row;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Object read(Schema schema, BinaryDecoder in) throws IOException {
    if (schema.isOptional() && in.readIndex() == 0) {
      return null;
    }
    return switch (schema.type()) {
      case INT64 -> in.readLong();
      case INT32 -> in.readInt();
      case FLOAT64 -> in.readDouble();
      case STRING -> in.readString();
      default -> Decimal.toLogical(schema, in.readBytes(null).array());
    };
  }
}
