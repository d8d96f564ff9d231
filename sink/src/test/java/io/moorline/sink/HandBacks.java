package io.moorline.sink;

import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.HttpSchemaRegistry;
import io.moorline.schemas.Topic;
import io.moorline.schemas.WireFormat;
import io.moorline.schemas.message.HandBack;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the sink handed back, as streams-app sees it. */
final class HandBacks {

  record Seen(int partition, HandBack message) {}

  private HandBacks() {}

  static List<Seen> of(Warehouse warehouse) {
    Topic topic = warehouse.topics().handbacks();
    WireFormat wire =
        new WireFormat(
            new HttpSchemaRegistry(warehouse.pipeline().registry().url(), Optional.empty()));
    Map<String, Object> settings = KafkaTopics.clientSettings(warehouse.pipeline().kafka());
    List<TopicPartition> partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    List<Seen> seen = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long wanted =
          consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      while (seen.size() < wanted) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          seen.add(new Seen(record.partition(), message(wire.read(record.value()))));
        }
      }
    }
    return seen;
  }

  private static HandBack message(GenericRecord record) {
    return new HandBack(
        record.get("id").toString(),
        record.get("table_id").toString(),
        record.get("reference").toString(),
        record.get("reference_key").toString(),
        record.get("not_before").toString(),
        (ByteBuffer) record.get("change"));
  }
}
