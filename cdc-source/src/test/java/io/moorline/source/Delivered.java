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
    Captured captured = CdcSchema.read(wire(stack).read(record.value()));
    return new Delivered(record.partition(), record.offset(), captured);
  }

  /** One per registry: it remembers the schemas. */
  static WireFormat wire(EmbeddedStack stack) {
    return FORMATS.computeIfAbsent(
        stack.registryUrl(), url -> new WireFormat(new HttpSchemaRegistry(url, Optional.empty())));
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
