package io.moorline.source.authority;

import io.moorline.rules.pipeline.Authority;
import io.moorline.schemas.Captured;
import io.moorline.schemas.Captured.Op;
import io.moorline.schemas.CdcSchema;
import io.moorline.schemas.Position;
import io.moorline.schemas.Topic;
import io.moorline.schemas.WireFormat;
import io.moorline.source.RecordKeys;
import io.moorline.source.SetAside;
import io.moorline.source.UnrepresentableException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Makes the records of one load: its rows, and at its end a mark in every partition. */
final class LoadWriter {

  /** A row that is set aside is the same in every load that finds it. */
  private static final Position ANY_LOAD = new Position(0, 0, 0);

  private final Authority authority;
  private final Topic topic;
  private final RowMapping mapping;
  private final CdcSchema schema;
  private final WireFormat wire;
  private final SetAside setAside;
  private final int maxBytes;
  private final int load;
  private final Instant at;
  private final Consumer<ProducerRecord<byte[], byte[]>> out;
  private long rows;
  private long aside;

  LoadWriter(
      LoadPlan plan,
      RowMapping mapping,
      int load,
      Instant at,
      Consumer<ProducerRecord<byte[], byte[]>> out) {
    Destination destination = plan.destination();
    this.authority = plan.authority();
    this.topic = destination.topic();
    this.mapping = mapping;
    this.schema = destination.schemas().of(authority.id(), mapping.table());
    this.wire = destination.wire();
    this.setAside = destination.setAside();
    this.maxBytes = destination.maxBytes();
    this.load = load;
    this.at = at;
    this.out = out;
  }

  /** Empty: the row was set aside. */
  Optional<Map<String, @Nullable Object>> row(Map<String, @Nullable String> origin) {
    rows++;
    try {
      Map<String, @Nullable Object> row = mapping.row(origin::get);
      return send(row) ? Optional.of(row) : Optional.empty();
    } catch (UnrepresentableException e) {
      aside++;
      out.accept(setAside.unrepresentable(authority.id(), topic, ANY_LOAD, origin, e.getMessage()));
      return Optional.empty();
    }
  }

  /** Everything before stands in the load: whoever reads a mark has read it. */
  void complete() {
    byte[] mark = wire.write(valueSubject(), schema.value(captured(Op.MARK, Map.of())));
    for (int partition = 0; partition < topic.partitions(); partition++) {
      out.accept(new ProducerRecord<>(topic.name(), partition, null, mark));
    }
  }

  long rows() {
    return rows;
  }

  long aside() {
    return aside;
  }

  private boolean send(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> key = new LinkedHashMap<>();
    mapping.table().primaryKey().forEach(column -> key.put(column, row.get(column)));
    byte[] keyBytes = wire.write(WireFormat.keySubject(topic), schema.key(key));
    byte[] valueBytes = wire.write(valueSubject(), schema.value(captured(Op.READ, row)));
    int size = keyBytes.length + valueBytes.length;
    if (size > maxBytes) {
      aside++;
      out.accept(setAside.tooLarge(authority.id(), topic, ANY_LOAD, keyBytes, size));
      return false;
    }
    int partition = RecordKeys.partition(topic, keyBytes);
    out.accept(new ProducerRecord<>(topic.name(), partition, keyBytes, valueBytes));
    return true;
  }

  private Captured captured(Op op, Map<String, @Nullable Object> row) {
    Place place = Place.of(authority.origin());
    Captured.Source source =
        new Captured.Source(
            place.database(), place.schema(), place.table(), new Position(load, 0, rows), load, at);
    return new Captured(op, row, List.of(), source);
  }

  private String valueSubject() {
    return WireFormat.valueSubject(topic);
  }
}
