package io.moorline.sink.batch;

import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Evidence;
import io.moorline.schemas.RowChange.Reliance;
import java.util.Comparator;
import java.util.HexFormat;
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
    int revision,
    Evidence evidence,
    List<Reliance> relies,
    int home) {

  private static final HexFormat HEX = HexFormat.of();

  private static final Comparator<Step> ORDER =
      Comparator.comparing(Step::position)
          .thenComparing(Step::revision)
          .thenComparing(step -> step.record.offset());

  /** What a mirror keeps of it beside the row: text that sorts (bytewise) as the steps do. */
  public String place() {
    return revision == 0 ? position.text() : position.text() + '-' + HEX.toHexDigits(revision, 8);
  }

  boolean isAfter(Step other) {
    return ORDER.compare(this, other) > 0;
  }
}
