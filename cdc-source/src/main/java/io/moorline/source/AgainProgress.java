package io.moorline.source;

import io.moorline.schemas.SnapshotLedger;
import io.moorline.schemas.SnapshotLedger.Progress;
import io.moorline.source.CaptureWriter.TableKey;
import io.moorline.source.Event.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Counts, and tells, how many rows of each dataset were captured again. */
final class AgainProgress {

  /**
   * @param id of the request
   */
  record Wanted(String dataset, TableKey table, String id) {}

  private final String topic;
  private final List<Wanted> wanted;
  private final Map<TableKey, Long> rows = new HashMap<>();

  AgainProgress(String topic, List<Wanted> wanted) {
    this.topic = topic;
    this.wanted = List.copyOf(wanted);
  }

  /**
   * What is to be said after further rows.
   *
   * @param last there are no more
   */
  List<ProducerRecord<byte[], byte[]>> after(List<Row> further, boolean last) {
    further.forEach(row -> rows.merge(new TableKey(row.schema(), row.table()), 1L, Long::sum));
    List<ProducerRecord<byte[], byte[]>> told = new ArrayList<>();
    for (Wanted dataset : wanted) {
      long count = rows.getOrDefault(dataset.table(), 0L);
      Progress progress = new Progress(dataset.id(), count, last);
      SnapshotLedger.Entry entry = SnapshotLedger.progress(dataset.dataset(), progress);
      told.add(new ProducerRecord<>(topic, 0, entry.key(), entry.value()));
    }
    return told;
  }

  long rows() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }
}
