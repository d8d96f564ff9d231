package io.moorline.sink.batch;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that cannot be written, and why.
 *
 * @param reason one word
 * @param detail for a person
 */
public record Rejection(
    String dataset,
    ConsumerRecord<byte[], byte[]> record,
    String reason,
    String detail,
    Optional<String> sqlState) {

  public static Rejection of(Row row, String reason, String detail, Optional<String> sqlState) {
    return new Rejection(
        row.step().source().dataset(), row.step().record(), reason, detail, sqlState);
  }
}
