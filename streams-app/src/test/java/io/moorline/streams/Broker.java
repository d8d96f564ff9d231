package io.moorline.streams;

import io.moorline.schemas.ChangeSchema;
import io.moorline.schemas.RowChange;
import io.moorline.schemas.Topic;
import io.moorline.schemas.Topics;
import io.moorline.schemas.WireFormat;
import io.moorline.streams.Source.Message;
import io.moorline.streams.message.Partitions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real Kafka as the test sees it: records in by {@link Source}, row changes out. */
final class Broker implements AutoCloseable {

  /**
   * A broker that does not know the producer yet takes the second request for its first when that
   * one failed, and refuses the first for ever.
   */
  private static final String IN_FLIGHT = "max.in.flight.requests.per.connection";

  private final Topics topics;
  private final WireFormat wire;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;

  Broker(String servers, Topics topics, WireFormat wire) {
    this.topics = topics;
    this.wire = wire;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "linger.ms", 5, IN_FLIGHT, 1),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                servers,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  void send(Message message) {
    Partitions partitions = new Partitions(topics.partitions());
    if (message.key() == null) {
      for (int i = 0; i < partitions.count(); i++) {
        producer.send(new ProducerRecord<>(message.topic(), i, null, message.value()));
      }
    } else {
      int partition = partitions.ofAvro(message.key());
      producer.send(
          new ProducerRecord<>(message.topic(), partition, message.key(), message.value()));
    }
  }

  void flush() {
    producer.flush();
  }

  /** From their beginnings. */
  void read(List<Topic> from) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (Topic topic : from) {
      for (int i = 0; i < topic.partitions(); i++) {
        partitions.add(new TopicPartition(topic.name(), i));
      }
    }
    consumer.assign(partitions);
  }

  /** What arrived by topic name. */
  Map<String, List<GenericRecord>> poll() {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    consumer.poll(Duration.ofMillis(20)).forEach(records::add);
    return records.stream()
        .collect(
            Collectors.groupingBy(
                ConsumerRecord::topic,
                Collectors.mapping(record -> wire.read(record.value()), Collectors.toList())));
  }

  static List<RowChange> changes(List<GenericRecord> records) {
    return records.stream().map(ChangeSchema::read).toList();
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
