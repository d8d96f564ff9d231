package io.moorline.source;

import io.moorline.schemas.CdcSchema;
import io.moorline.schemas.Column;
import io.moorline.schemas.Table;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** One shape of a captured table: how the engine's rows of it become Moorline's. */
final class RowShape {

  /**
   * @param unavailable names of the columns whose values the log does not repeat
   */
  record Values(Map<String, @Nullable Object> row, List<String> unavailable) {}

  private record ColumnField(String name, Field field, ColumnReader reader) {}

  private final List<ColumnField> fields;
  private final List<ColumnField> key;
  private final CdcSchema avro;
  private final String placeholder;
  private final ByteBuffer placeholderBytes;

  RowShape(ShapeContext context, Schema row, List<String> primaryKey) {
    this.fields =
        row.fields().stream()
            .map(field -> new ColumnField(field.name(), field, ColumnReaders.of(field.schema())))
            .toList();
    this.key =
        primaryKey.stream()
            .map(name -> fields.stream().filter(f -> f.name().equals(name)).findFirst())
            .map(found -> found.orElseThrow())
            .toList();
    this.avro = context.schemas().of(context.datasetId(), table(context, primaryKey));
    this.placeholder = context.unavailable();
    this.placeholderBytes = ByteBuffer.wrap(placeholder.getBytes(StandardCharsets.UTF_8));
  }

  CdcSchema avro() {
    return avro;
  }

  Values values(Struct row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>(fields.size() * 2);
    List<String> unavailable = List.of();
    for (ColumnField field : fields) {
      Object value = row.getWithoutDefault(field.name());
      if (isPlaceholder(value)) {
        unavailable = unavailable.isEmpty() ? new ArrayList<>() : unavailable;
        unavailable.add(field.name());
      } else {
        values.put(field.name(), value == null ? null : convert(field, value));
      }
    }
    return new Values(values, unavailable);
  }

  Map<String, @Nullable Object> key(Struct row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (ColumnField field : key) {
      values.put(field.name(), convert(field, row.getWithoutDefault(field.name())));
    }
    return values;
  }

  private boolean isPlaceholder(@Nullable Object value) {
    return value instanceof String ? value.equals(placeholder) : placeholderBytes.equals(value);
  }

  private static Object convert(ColumnField field, Object value) {
    try {
      return field.reader().convert().apply(value);
    } catch (UnrepresentableException e) {
      throw e.in(field.name());
    }
  }

  private Table table(ShapeContext context, List<String> primaryKey) {
    List<Column> columns =
        fields.stream()
            .map(field -> new Column(field.name(), field.reader().type(), true, false, true))
            .toList();
    return new Table(context.schema(), context.table(), columns, primaryKey);
  }
}
