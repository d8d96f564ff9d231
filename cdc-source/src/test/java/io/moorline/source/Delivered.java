package io.moorline.source;

import io.moorline.devstack.EmbeddedStack;
import io.moorline.schemas.Captured;
import io.moorline.schemas.CdcSchema;
import io.moorline.schemas.HttpSchemaRegistry;
import io.moorline.schemas.Position;
import io.moorline.schemas.WireFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record of a cdc topic as its readers see it. */
record Delivered(int partition, long offset, Captured captured) {

  private static final Map<String, WireFormat> FORMATS = new ConcurrentHashMap<>();

  static Delivered of(EmbeddedStack stack, ConsumerRecord<byte[], byte[]> record) {
    WireFormat wire =
        FORMATS.computeIfAbsent(
            stack.registryUrl(),
            url -> new WireFormat(new HttpSchemaRegistry(url, Optional.empty())));
    Captured captured = CdcSchema.read(wire.read(record.value()));
    return new Delivered(record.partition(), record.offset(), captured);
  }

  Captured.Op op() {
    return captured.op();
  }

  Object value(String column) {
    return captured.row().get(column);
  }

  Position position() {
    return captured.source().position();
  }
}
