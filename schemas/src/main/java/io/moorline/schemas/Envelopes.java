package io.moorline.schemas;

import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** The pieces that the record schemas of cdc and changes topics share. */
final class Envelopes {

  static final String NAMESPACE = "io.moorline.";

  static final Schema POSITION =
      SchemaBuilder.record("Position")
          .namespace("io.moorline")
          .doc("Where in the source database's history the row was captured.")
          .fields()
          .requiredInt("epoch")
          .requiredLong("lsn")
          .requiredLong("order")
          .endRecord();

  static final Schema INSTANT =
      LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));

  static final Schema TEXTS = Schema.createArray(Schema.create(Schema.Type.STRING));

  private Envelopes() {}

  static GenericRecord position(Position position) {
    GenericRecord record = new GenericData.Record(POSITION);
    record.put("epoch", position.epoch());
    record.put("lsn", position.lsn());
    record.put("order", position.order());
    return record;
  }

  static Position position(Object record) {
    GenericRecord position = (GenericRecord) record;
    return new Position(
        (Integer) position.get("epoch"), (Long) position.get("lsn"), (Long) position.get("order"));
  }

  static List<String> texts(Object array) {
    List<?> texts = (List<?>) array;
    return texts.isEmpty() ? List.of() : texts.stream().map(Object::toString).toList();
  }

  static <E extends Enum<E>> Schema enumOf(String name, Class<E> type) {
    List<String> symbols = List.of(type.getEnumConstants()).stream().map(Enum::name).toList();
    return Schema.createEnum(name, null, "io.moorline", symbols);
  }

  static GenericData.EnumSymbol symbol(Schema enumSchema, Enum<?> value) {
    return new GenericData.EnumSymbol(enumSchema, value.name());
  }
}
