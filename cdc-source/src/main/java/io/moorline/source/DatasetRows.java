package io.moorline.source;

import io.moorline.schemas.Captured;
import io.moorline.schemas.Captured.Op;
import io.moorline.schemas.Captured.Source;
import io.moorline.schemas.Position;
import io.moorline.schemas.Topic;
import io.moorline.schemas.WireFormat;
import io.moorline.source.Event.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Turns the captured rows of one dataset into records of its cdc topic. */
final class DatasetRows {

  /** A table changes its shape rarely; old shapes do not come back. */
  private static final int MAX_SHAPES = 16;

  private final String database;
  private final ShapeContext context;
  private final Topic topic;
  private final WireFormat wire;
  private final SetAside setAside;
  private final int maxBytes;
  private final String keySubject;
  private final String valueSubject;
  private final Map<Schema, RowShape> shapes = new IdentityHashMap<>();

  DatasetRows(
      String database,
      ShapeContext context,
      Topic topic,
      WireFormat wire,
      SetAside setAside,
      int maxBytes) {
    this.database = database;
    this.context = context;
    this.topic = topic;
    this.wire = wire;
    this.setAside = setAside;
    this.maxBytes = maxBytes;
    this.keySubject = WireFormat.keySubject(topic);
    this.valueSubject = WireFormat.valueSubject(topic);
  }

  /** Sends the row; sets it aside, whole, when no record can carry it. */
  void send(Row row, Position position, Consumer<ProducerRecord<byte[], byte[]>> out) {
    if (row.op() == Op.TRUNCATE) {
      truncate(row, position, out);
      return;
    }
    Struct image = row.op() == Op.DELETE ? before(row) : row.value().getStruct("after");
    RowShape shape = shape(image.schema(), row.record().keySchema());
    try {
      Map<String, Object> key = shape.key(image);
      byte[] keyBytes = wire.write(keySubject, shape.avro().key(key));
      RowShape.Values values =
          row.op() == Op.DELETE ? new RowShape.Values(key, List.of()) : shape.values(image);
      byte[] valueBytes = value(row, position, shape, values);
      if (keyBytes.length + valueBytes.length > maxBytes) {
        int size = keyBytes.length + valueBytes.length;
        out.accept(setAside.tooLarge(context.datasetId(), topic, position, keyBytes, size));
      } else {
        out.accept(
            new ProducerRecord<>(
                topic.name(), RecordKeys.partition(topic, keyBytes), keyBytes, valueBytes));
      }
    } catch (UnrepresentableException e) {
      out.accept(
          setAside.unrepresentable(context.datasetId(), topic, position, image, e.getMessage()));
    }
  }

  private void truncate(Row row, Position position, Consumer<ProducerRecord<byte[], byte[]>> out) {
    RowShape shape = shape(row.value().schema().field("after").schema(), null);
    byte[] bytes = value(row, position, shape, new RowShape.Values(Map.of(), List.of()));
    for (int partition = 0; partition < topic.partitions(); partition++) {
      out.accept(new ProducerRecord<>(topic.name(), partition, null, bytes));
    }
  }

  private byte[] value(Row row, Position position, RowShape shape, RowShape.Values values) {
    Source source =
        new Source(
            database,
            context.schema(),
            context.table(),
            position,
            row.snapshot() ? position.lsn() : 0,
            committedAt(row.source()));
    Captured captured = new Captured(row.op(), values.row(), values.unavailable(), source);
    return wire.write(valueSubject, shape.avro().value(captured));
  }

  private RowShape shape(Schema row, @Nullable Schema key) {
    RowShape known = shapes.get(row);
    return known != null ? known : learn(row, key);
  }

  private RowShape learn(Schema row, @Nullable Schema key) {
    if (shapes.size() >= MAX_SHAPES) {
      shapes.clear();
    }
    List<String> primaryKey =
        key == null ? context.primaryKey() : key.fields().stream().map(Field::name).toList();
    RowShape shape = new RowShape(context, row, primaryKey);
    shapes.put(row, shape);
    return shape;
  }

  private static Struct before(Row row) {
    return row.value().getStruct("before");
  }

  private static Instant committedAt(Struct source) {
    return Instant.EPOCH.plus(source.getInt64("ts_us"), ChronoUnit.MICROS);
  }
}
