package io.moorline.streams.property;

import io.moorline.schemas.Captured;
import io.moorline.schemas.Captured.Op;
import io.moorline.schemas.Position;
import io.moorline.schemas.Topics;
import io.moorline.schemas.WireFormat;
import io.moorline.streams.message.Partitions;
import io.moorline.streams.property.Warehouse.Change;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plays capture: a snapshot of what is there, then the log, as late as it likes. */
final class Capture {

  private final Warehouse warehouse;
  private final Queues queues;
  private final Graph graph;
  private final WireFormat wire;
  private final Topics topics;
  private final Partitions partitions;
  private int epoch;
  private int read;

  Capture(Warehouse warehouse, Queues queues, Graph graph) {
    this.warehouse = warehouse;
    this.queues = queues;
    this.graph = graph;
    this.wire = graph.wire();
    this.topics = graph.model().topics();
    this.partitions = new Partitions(topics.partitions());
  }

  int behind() {
    return warehouse.now() - read;
  }

  /**
   * Begins, or begins anew: everything that is there, and then how far that is known. Of what it
   * has not read by then nobody ever hears.
   */
  void snapshot() {
    epoch++;
    read = warehouse.now();
    Position position = Warehouse.after(epoch, read);
    for (String dataset : warehouse.datasets()) {
      warehouse
          .rows(dataset)
          .values()
          .forEach(row -> send(new Change(Op.READ, dataset, row), position, position.lsn()));
    }
    warehouse.datasets().forEach(dataset -> mark(dataset, position, position.lsn()));
  }

  /** Some more transactions, and one mark behind them all. */
  void read(int transactions) {
    if (behind() == 0) {
      return;
    }
    for (int i = 0; i < transactions && read < warehouse.now(); i++) {
      read++;
      int order = 0;
      for (Change change : warehouse.transaction(read)) {
        send(change, Warehouse.position(epoch, read, ++order), 0);
      }
    }
    warehouse.references().forEach(reference -> mark(reference, Warehouse.after(epoch, read), 0));
  }

  private void mark(String dataset, Position position, long generation) {
    byte[] value = value(new Change(Op.MARK, dataset, Map.of()), position, generation);
    for (int i = 0; i < partitions.count(); i++) {
      queues.append(topics.cdc(dataset).name(), i, null, value);
    }
  }

  private void send(Change change, Position position, long generation) {
    List<String> primaryKey = warehouse.table(change.dataset()).primaryKey();
    Map<String, @Nullable Object> key = new LinkedHashMap<>(change.row());
    key.keySet().retainAll(primaryKey);
    String topic = topics.cdc(change.dataset()).name();
    byte[] bytes =
        wire.write(
            WireFormat.keySubject(topics.cdc(change.dataset())),
            graph.schema(change.dataset()).key(key));
    Change sent = change.op() == Op.DELETE ? new Change(Op.DELETE, change.dataset(), key) : change;
    queues.append(topic, partitions.ofAvro(bytes), bytes, value(sent, position, generation));
  }

  private byte[] value(Change change, Position position, long generation) {
    Captured.Source source =
        new Captured.Source(
            "warehouse",
            warehouse.table(change.dataset()).schema(),
            change.dataset(),
            position,
            generation,
            Instant.EPOCH);
    return wire.write(
        WireFormat.valueSubject(topics.cdc(change.dataset())),
        graph
            .schema(change.dataset())
            .value(new Captured(change.op(), change.row(), List.of(), source)));
  }
}
