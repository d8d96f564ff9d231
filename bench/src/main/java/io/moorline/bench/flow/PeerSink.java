package io.moorline.bench.flow;

import io.moorline.bench.Settings;
import io.moorline.bench.Stack;
import io.moorline.bench.peer.JdbcSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.connect.sink.SinkRecord;

/** Debezium's JDBC sink behind a consumer, as Kafka Connect has it: poll, put, commit offsets. */
final class PeerSink implements Runnable, AutoCloseable {

  private static final Duration POLL = Duration.ofSeconds(1);

  private final String topic;
  private final JdbcSink sink;
  private final KafkaConsumer<byte[], byte[]> consumer;

  PeerSink(Stack stack, String topic) {
    this.topic = topic;
    this.sink = new JdbcSink(stack, Tables.DATABASE, "target", "debezium-tuned");
    Properties settings = Settings.read("peers/kafka-consumer");
    settings.put("bootstrap.servers", stack.bootstrapServers());
    settings.put("group.id", topic);
    settings.put("max.poll.records", sink.recordsPerPut());
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void run() {
    try (consumer;
        sink) {
      consumer.subscribe(List.of(topic));
      while (true) {
        List<SinkRecord> records = new ArrayList<>();
        consumer.poll(POLL).forEach(record -> records.add(toConnect(record)));
        sink.put(records);
      }
    } catch (WakeupException e) {
      // Closed.
    }
  }

  private static SinkRecord toConnect(ConsumerRecord<byte[], byte[]> record) {
    return new SinkRecord(
        record.topic(),
        record.partition(),
        RowFormat.KEY,
        RowFormat.read(RowFormat.KEY, record.key()),
        RowFormat.VALUE,
        RowFormat.read(RowFormat.VALUE, record.value()),
        record.offset());
  }

  @Override
  public void close() {
    consumer.wakeup();
  }
}
