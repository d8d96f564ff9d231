package io.moorline.bench.sink;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.moorline.runtime.Registries;
import io.moorline.schemas.RowChange;
import io.moorline.schemas.WireFormat;
import io.moorline.sink.batch.Batch;
import io.moorline.sink.batch.Decoded;
import io.moorline.sink.batch.Gather;
import io.moorline.sink.batch.Row;
import io.moorline.sink.batch.Source;
import io.moorline.sink.batch.Step;
import io.moorline.sink.fence.Claim;
import io.moorline.sink.fence.FenceTable;
import io.moorline.sink.fence.InKafka;
import io.moorline.sink.fence.VerificationTable;
import io.moorline.sink.setup.Targets;
import io.moorline.sink.table.Layout;
import io.moorline.sink.write.ChangeLog;
import io.moorline.sink.write.Messages;
import io.moorline.sink.write.SinkMetrics;
import io.moorline.sink.write.TargetWriter;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The sink's writer without the consumer before it: decoded changes of one partition, gathered and
 * encoded while the batch before is written, as the sink's loop does.
 */
final class MemoryWriter implements AutoCloseable {

  private final TopicPartition partition;
  private final Source source;
  private final Layout layout;
  private final KafkaProducer<byte[], byte[]> producer;
  private final TargetWriter writer;
  private final Map<TopicPartition, Long> epochs;
  private long next;

  MemoryWriter(Target target, int partition, ChangeLog changeLog) {
    var pipeline = target.pipeline();
    this.partition = new TopicPartition(target.topics().changes(Target.DATASET).name(), partition);
    List<Source> sources = Targets.verified(pipeline);
    this.source = sources.get(0);
    this.layout = layout(target);
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", pipeline.kafka().servers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    String group = target.topics().sinkGroup();
    this.writer =
        new TargetWriter(
            pipeline,
            sources,
            new FenceTable(group),
            new VerificationTable(group),
            changeLog,
            new Messages(target.topics(), new WireFormat(Registries.of(pipeline.registry()))),
            producer,
            new SinkMetrics(new SimpleMeterRegistry()));
    this.epochs = Map.of(this.partition, claim().epoch());
  }

  private Layout layout(Target target) {
    var names = target.pipeline().columns();
    List<String> guards = List.of(names.sourcePosition(), names.dataVersion());
    List<String> columns =
        source.table().columns().stream()
            .map(column -> column.name())
            .filter(column -> !guards.contains(column))
            .toList();
    return Layout.mirror(source.table(), columns, List.of(), guards.get(0), guards.get(1));
  }

  private Claim claim() {
    InKafka empty = new InKafka(Optional.empty(), 0, 0, "bench");
    return writer.claim(Map.of(partition, empty)).result().join().get(partition);
  }

  void write(List<List<RowChange>> batches) {
    TargetWriter.Task<Void> before = null;
    for (List<RowChange> changes : batches) {
      Batch batch = gather(changes);
      if (before != null) {
        before.result().join();
      }
      before = writer.write(batch, epochs);
    }
    if (before != null) {
      before.result().join();
    }
  }

  private Batch gather(List<RowChange> changes) {
    Gather gather = new Gather();
    long base = next;
    for (RowChange change : changes) {
      new Decoded.Change(row(change)).into(gather);
    }
    gather.advance(partition, base, next, source.table().fullName(), "");
    return gather.batch();
  }

  private Row row(RowChange change) {
    var record =
        new ConsumerRecord<byte[], byte[]>(
            partition.topic(), partition.partition(), next++, null, null);
    Step step =
        new Step(source, record, change.position(), 0, change.evidence(), change.relies(), 0);
    return new Row(
        change.intent(),
        layout,
        step,
        layout.encode(change.row(), change.seen()),
        new BitSet(),
        0,
        false);
  }

  @Override
  public void close() {
    writer.close();
    producer.close();
  }
}
