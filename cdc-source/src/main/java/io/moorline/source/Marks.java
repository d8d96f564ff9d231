package io.moorline.source;

import io.moorline.rules.pipeline.TableName;
import io.moorline.schemas.Captured;
import io.moorline.schemas.Captured.Op;
import io.moorline.schemas.Captured.Source;
import io.moorline.schemas.CdcSchema;
import io.moorline.schemas.Position;
import io.moorline.schemas.Topic;
import io.moorline.schemas.WireFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Tells every partition of every reference how far its database has been read, and every partition
 * of every dataset that a snapshot is complete.
 */
final class Marks {

  /**
   * Where the marks of one dataset go.
   *
   * @param reference whether rows may wait for what its topic says is there
   */
  record Target(TableName table, Topic topic, CdcSchema schema, boolean reference) {}

  private final List<Target> targets;
  private final WireFormat wire;

  Marks(List<Target> targets, WireFormat wire) {
    this.targets = List.copyOf(targets);
    this.wire = wire;
  }

  /** What the snapshot of this generation did not find is gone. */
  void complete(
      Position position,
      long generation,
      Instant at,
      Consumer<ProducerRecord<byte[], byte[]>> out) {
    targets.forEach(target -> send(target, mark(target, position, generation, at), out));
  }

  /** Everything up to the position was read. */
  void progress(Position position, Instant at, Consumer<ProducerRecord<byte[], byte[]>> out) {
    targets.stream()
        .filter(Target::reference)
        .forEach(target -> send(target, mark(target, position, 0, at), out));
  }

  private static void send(
      Target target, byte[] mark, Consumer<ProducerRecord<byte[], byte[]>> out) {
    for (int partition = 0; partition < target.topic().partitions(); partition++) {
      out.accept(new ProducerRecord<>(target.topic().name(), partition, null, mark));
    }
  }

  private byte[] mark(Target target, Position position, long generation, Instant at) {
    TableName table = target.table();
    Source source =
        new Source(table.database(), table.schema(), table.table(), position, generation, at);
    Captured mark = new Captured(Op.MARK, Map.of(), List.of(), source);
    return wire.write(WireFormat.valueSubject(target.topic()), target.schema().value(mark));
  }
}
