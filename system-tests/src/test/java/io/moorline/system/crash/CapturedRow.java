package io.moorline.system.crash;

import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.KafkaTopics;
import io.moorline.runtime.Registries;
import io.moorline.schemas.Captured;
import io.moorline.schemas.Captured.Op;
import io.moorline.schemas.CdcSchema;
import io.moorline.schemas.Topic;
import io.moorline.schemas.WireFormat;
import io.moorline.system.Warehouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A row as a cdc topic tells it.
 *
 * @param found by the snapshot
 * @param values as text; empty when it was deleted
 */
record CapturedRow(boolean found, Map<String, String> values) {

  private static final Duration POLL = Duration.ofMillis(100);

  /** By primary key what was captured since the last snapshot began, in the order of the topic. */
  static Map<String, List<CapturedRow>> ofLastSnapshotOn(Pipeline pipeline) {
    List<Captured> all = read(pipeline, Warehouse.topics(pipeline).cdc("scale_detail"));
    int last = all.stream().mapToInt(CapturedRow::epoch).max().orElse(0);
    Map<String, List<CapturedRow>> rows = new HashMap<>();
    all.stream()
        .filter(captured -> captured.hasRow() && epoch(captured) == last && !isAgain(captured))
        .forEach(
            captured ->
                rows.computeIfAbsent(captured.row().get("id").toString(), id -> new ArrayList<>())
                    .add(of(captured)));
    return rows;
  }

  private static CapturedRow of(Captured captured) {
    Map<String, String> values = new HashMap<>();
    if (captured.op() != Op.DELETE) {
      captured
          .row()
          .forEach((column, value) -> values.put(column, value == null ? null : value.toString()));
    }
    return new CapturedRow(captured.op() == Op.READ, values);
  }

  /** Captured once more on demand: no version of its own. */
  private static boolean isAgain(Captured captured) {
    return captured.op() == Op.READ && captured.source().generation() == 0;
  }

  private static int epoch(Captured captured) {
    return captured.source().position().epoch();
  }

  private static List<Captured> read(Pipeline pipeline, Topic topic) {
    WireFormat wire = new WireFormat(Registries.of(pipeline.registry()));
    List<TopicPartition> partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    List<Captured> all = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(pipeline)) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(record -> all.add(CdcSchema.read(wire.read(record.value()))));
      }
    }
    return all;
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Pipeline pipeline) {
    Map<String, Object> settings = new HashMap<>(KafkaTopics.clientSettings(pipeline.kafka()));
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
