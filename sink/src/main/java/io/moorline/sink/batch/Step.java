package io.moorline.sink.batch;

import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Evidence;
import io.moorline.schemas.RowChange.Reliance;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The record of a changes topic behind a row, without its values.
 *
 * @param home the partition where the row waits when it is handed back
 */
public record Step(
    Source source,
    ConsumerRecord<byte[], byte[]> record,
    Position position,
    Evidence evidence,
    List<Reliance> relies,
    int home) {

  boolean isAfter(Step other) {
    int byPosition = position.compareTo(other.position);
    return byPosition != 0 ? byPosition > 0 : record.offset() > other.record.offset();
  }
}
