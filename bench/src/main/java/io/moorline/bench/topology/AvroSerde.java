package io.moorline.bench.topology;

import io.moorline.schemas.WireFormat;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Avro as Moorline writes it, for topologies of serdes. */
record AvroSerde(WireFormat wire) implements Serde<GenericRecord> {

  @Override
  public Serializer<GenericRecord> serializer() {
    return (topic, record) -> record == null ? null : wire.write(topic + "-value", record);
  }

  @Override
  public Deserializer<GenericRecord> deserializer() {
    return (topic, bytes) -> bytes == null ? null : wire.read(bytes);
  }
}
