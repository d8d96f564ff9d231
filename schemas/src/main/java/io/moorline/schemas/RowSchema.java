package io.moorline.schemas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * The Avro record of a list of columns: every field nullable, its ASCII name encoded, its true name
 * kept beside it. Rows are maps from true column name to value, in column order.
 */
public final class RowSchema {

  private static final String TRUE_NAME = "moorline.column";

  private static final PerSchema<RowSchema> READERS = new PerSchema<>(RowSchema::new);

  private record Field(String column, ColumnType type, Schema schema) {}

  private final Schema schema;
  private final List<Field> fields;
  private final List<String> columns;

  private RowSchema(Schema schema) {
    this.schema = schema;
    this.fields = schema.getFields().stream().map(RowSchema::field).toList();
    this.columns = fields.stream().map(Field::column).toList();
  }

  /** The schema that writes these columns. */
  public static RowSchema of(String namespace, String recordName, List<Column> columns) {
    List<Schema.Field> avroFields = new ArrayList<>();
    for (Column column : columns) {
      Schema nullable =
          Schema.createUnion(Schema.create(Schema.Type.NULL), AvroTypes.schema(column.type()));
      Schema.Field avroField =
          new Schema.Field(
              Names.encode(column.name()),
              nullable,
              column.name(),
              Schema.Field.NULL_DEFAULT_VALUE);
      avroField.addProp(TRUE_NAME, column.name());
      avroFields.add(avroField);
    }
    return new RowSchema(Schema.createRecord(recordName, null, namespace, false, avroFields));
  }

  /** The reader of rows that another process wrote. */
  public static RowSchema of(Schema written) {
    return READERS.of(written);
  }

  public Schema avro() {
    return schema;
  }

  public List<String> columns() {
    return columns;
  }

  public GenericRecord toAvro(Map<String, @Nullable Object> row) {
    GenericRecord record = new GenericData.Record(schema);
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      Object value = row.get(field.column());
      record.put(i, value == null ? null : AvroTypes.toAvro(field.type(), value));
    }
    return record;
  }

  public Map<String, @Nullable Object> fromAvro(IndexedRecord record) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>(fields.size() * 2);
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      Object value = record.get(i);
      row.put(
          field.column(),
          value == null ? null : AvroTypes.fromAvro(field.type(), field.schema(), value));
    }
    return row;
  }

  private static Field field(Schema.Field avroField) {
    Schema value =
        avroField.schema().getTypes().stream()
            .filter(branch -> branch.getType() != Schema.Type.NULL)
            .findFirst()
            .orElseThrow();
    Object trueName = avroField.getObjectProp(TRUE_NAME);
    String column = trueName == null ? Names.decode(avroField.name()) : trueName.toString();
    return new Field(column, AvroTypes.type(value), value);
  }
}
