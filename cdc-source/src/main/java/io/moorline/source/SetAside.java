package io.moorline.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.moorline.schemas.Position;
import io.moorline.schemas.Topic;
import io.moorline.schemas.WireFormat;
import io.moorline.schemas.message.Quarantined;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Quarantine records for captured rows that no cdc record can carry. */
public final class SetAside {

  static final String UNREPRESENTABLE = "unrepresentable";
  static final String TOO_LARGE = "too_large";

  private static final Schema SCHEMA = Quarantined.getClassSchema();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The row never had a place in its topic. */
  private static final int NOWHERE = -1;

  private final Topic quarantine;
  private final WireFormat wire;
  private final int maxBytes;

  public SetAside(Topic quarantine, WireFormat wire, int maxBytes) {
    this.maxBytes = maxBytes;
    this.quarantine = quarantine;
    this.wire = wire;
  }

  /** The whole row goes along, as JSON, where Kafka takes it. */
  ProducerRecord<byte[], byte[]> unrepresentable(
      String dataset, Topic topic, Position position, Struct row, String detail) {
    return unrepresentable(dataset, topic, position, values(row), detail);
  }

  /** The same of a row that no engine has read. */
  public ProducerRecord<byte[], byte[]> unrepresentable(
      String dataset,
      Topic topic,
      Position position,
      Map<String, ? extends @Nullable Object> row,
      String detail) {
    byte[] image = json(row);
    byte[] whole = image.length < maxBytes / 2 ? image : null;
    String remedy = ". Correct the value at the source: the row comes again with the correction.";
    return record(dataset, topic, position, UNREPRESENTABLE, detail + remedy, image, null, whole);
  }

  public ProducerRecord<byte[], byte[]> tooLarge(
      String dataset, Topic topic, Position position, byte[] key, int bytes) {
    String detail =
        "the record has "
            + bytes
            + " bytes, more than the topic or the producer takes. Raise max.message.bytes of the"
            + " topic and max.request.size in kafka.settings, then update the row at the source.";
    return record(dataset, topic, position, TOO_LARGE, detail, key, key, null);
  }

  private ProducerRecord<byte[], byte[]> record(
      String dataset,
      Topic topic,
      Position position,
      String reason,
      String detail,
      byte[] identity,
      byte @Nullable [] key,
      byte @Nullable [] value) {
    String id = String.join("|", dataset, topic.name(), position.text(), digest(identity));
    GenericRecord record = new GenericData.Record(SCHEMA);
    record.put("id", id);
    record.put("state", new GenericData.EnumSymbol(SCHEMA.getField("state").schema(), "OPEN"));
    record.put("reason", reason);
    record.put("detail", detail);
    record.put("dataset", dataset);
    record.put("topic", topic.name());
    record.put("partition", NOWHERE);
    record.put("offset", (long) NOWHERE);
    record.put("key", key == null ? null : ByteBuffer.wrap(key));
    record.put("value", value == null ? null : ByteBuffer.wrap(value));
    record.put("raised_by", "source");
    return new ProducerRecord<>(
        quarantine.name(),
        id.getBytes(StandardCharsets.UTF_8),
        wire.write(WireFormat.valueSubject(quarantine), record));
  }

  /** Rows of a snapshot share their position. */
  private static String digest(byte[] identity) {
    return HexFormat.of().toHexDigits(Arrays.hashCode(identity));
  }

  private static Map<String, @Nullable Object> values(Struct row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Field field : row.schema().fields()) {
      Object value = row.getWithoutDefault(field.name());
      values.put(field.name(), value instanceof ByteBuffer bytes ? bytes.array() : value);
    }
    return values;
  }

  private static byte[] json(Map<String, ? extends @Nullable Object> row) {
    try {
      return JSON.writeValueAsBytes(row);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row of text, numbers and bytes is always JSON", e);
    }
  }
}
