package io.moorline.streams.message;

import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** A record of an internal topic or store. */
public interface Message {

  byte[] toBytes();

  static <T extends Message> Serde<T> serde(Function<byte[], T> reader) {
    return Serdes.serdeFrom(
        (topic, message) -> message == null ? null : message.toBytes(),
        (topic, bytes) -> bytes == null ? null : reader.apply(bytes));
  }
}
