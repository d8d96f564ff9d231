package io.moorline.bench.sink;

import io.debezium.time.ZonedTimestamp;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Rows as Debezium's own source hands them to its sink, without the envelope. */
final class ConnectRows {

  private final Ground ground;
  private final Schema keySchema;
  private final Schema valueSchema;

  ConnectRows(Ground ground) {
    Schema id =
        ground.row(0, 0).get("id") instanceof Long ? Schema.INT64_SCHEMA : Schema.STRING_SCHEMA;
    this.ground = ground;
    this.keySchema = SchemaBuilder.struct().field("id", id).build();
    this.valueSchema =
        SchemaBuilder.struct()
            .field("id", id)
            .field("name", Schema.OPTIONAL_STRING_SCHEMA)
            .field("amount", Decimal.builder(2).optional().build())
            .field("status", Schema.OPTIONAL_STRING_SCHEMA)
            .field("region", Schema.OPTIONAL_STRING_SCHEMA)
            .field("at", ZonedTimestamp.builder().optional().build())
            .field("rate", Schema.OPTIONAL_FLOAT64_SCHEMA)
            .field("quantity", Schema.OPTIONAL_INT32_SCHEMA)
            .build();
  }

  List<SinkRecord> of(int[] numbers, int version) {
    List<SinkRecord> records = new ArrayList<>(numbers.length);
    for (int number : numbers) {
      Map<String, @Nullable Object> row = ground.row(number, version);
      Struct key = new Struct(keySchema).put("id", row.get("id"));
      records.add(new SinkRecord(Ground.TABLE, 0, keySchema, key, valueSchema, value(row), number));
    }
    return records;
  }

  private Struct value(Map<String, @Nullable Object> row) {
    Struct value = new Struct(valueSchema);
    row.forEach((column, content) -> value.put(column, connect(content)));
    return value;
  }

  private static @Nullable Object connect(@Nullable Object content) {
    if (content instanceof Instant instant) {
      return instant.toString();
    }
    return content instanceof BigDecimal decimal ? decimal.setScale(2) : content;
  }
}
