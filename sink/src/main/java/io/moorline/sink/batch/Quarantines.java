package io.moorline.sink.batch;

import static io.moorline.sink.batch.Texts.text;
import static io.moorline.sink.batch.Texts.textOrNull;

import io.moorline.schemas.message.QuarantineState;
import io.moorline.schemas.message.Quarantined;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Records of the quarantine topic. */
public final class Quarantines {

  private Quarantines() {}

  /** The same record has the same id, whoever raises it and however often. */
  public static Quarantined of(Rejection rejection) {
    ConsumerRecord<byte[], byte[]> record = rejection.record();
    String id =
        rejection.dataset()
            + "|"
            + record.topic()
            + "|"
            + record.partition()
            + "|"
            + record.offset();
    return new Quarantined(
        id,
        QuarantineState.OPEN,
        rejection.reason(),
        rejection.detail(),
        rejection.sqlState().orElse(null),
        rejection.dataset(),
        record.topic(),
        record.partition(),
        record.offset(),
        bytes(record.key()),
        bytes(record.value()),
        "sink");
  }

  /** A quarantined record, as a notice. */
  public static Decoded notice(GenericRecord record) {
    return new Decoded.Quarantine(read(record));
  }

  private static Quarantined read(GenericRecord record) {
    return new Quarantined(
        text(record, "id"),
        QuarantineState.valueOf(text(record, "state")),
        text(record, "reason"),
        text(record, "detail"),
        textOrNull(record, "sqlstate"),
        text(record, "dataset"),
        text(record, "topic"),
        (Integer) record.get("partition"),
        (Long) record.get("offset"),
        (ByteBuffer) record.get("key"),
        (ByteBuffer) record.get("value"),
        text(record, "raised_by"));
  }

  public static byte[] key(Quarantined record) {
    return record.getId().getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable ByteBuffer bytes(byte @Nullable [] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }
}
