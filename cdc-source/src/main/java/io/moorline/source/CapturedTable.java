package io.moorline.source;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.moorline.rules.pipeline.TableName;
import io.moorline.schemas.Captured.Op;
import io.moorline.schemas.Position;
import io.moorline.source.Event.Row;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A captured table and the datasets that it feeds; counts its rows once they are committed. */
final class CapturedTable {

  private final TableName table;
  private final List<DatasetRows> datasets;
  private final MeterRegistry metrics;
  private final Map<Op, Counter> counters = new EnumMap<>(Op.class);
  private final long[] uncommitted = new long[Op.values().length];

  CapturedTable(TableName table, List<DatasetRows> datasets, MeterRegistry metrics) {
    this.table = table;
    this.datasets = List.copyOf(datasets);
    this.metrics = metrics;
  }

  void send(Row row, Position position, Consumer<ProducerRecord<byte[], byte[]>> out) {
    for (DatasetRows dataset : datasets) {
      dataset.send(row, position, out);
    }
    uncommitted[row.op().ordinal()]++;
  }

  /** Returns how many rows were committed. */
  long committed() {
    long total = 0;
    for (Op op : Op.values()) {
      long rows = uncommitted[op.ordinal()];
      if (rows > 0) {
        counters.computeIfAbsent(op, this::counter).increment(rows);
        uncommitted[op.ordinal()] = 0;
        total += rows;
      }
    }
    return total;
  }

  private Counter counter(Op op) {
    return metrics.counter(
        "moorline.events.captured",
        "source",
        table.database(),
        "table",
        table.schema() + "." + table.table(),
        "op",
        op.name().toLowerCase(Locale.ROOT));
  }
}
