package io.moorline.streams;

import io.moorline.streams.station.Haste;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Kafka's own clients; they tell the thread how much came at once, and what its commits cost, and
 * let it sleep where there is nothing to do.
 */
final class Clients implements KafkaClientSupplier {

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    return new WatchedConsumer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return consumer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return new SleepyConsumer(config);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return new WatchedProducer(config);
  }

  private static Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static final class WatchedConsumer extends KafkaConsumer<byte[], byte[]> {

    WatchedConsumer(Map<String, Object> config) {
      super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      Haste haste = Haste.ofThisThread();
      ConsumerRecords<byte[], byte[]> records =
          super.poll(haste.sleep(timeout, System.currentTimeMillis()));
      long ready = records.isEmpty() ? 0 : ready();
      haste.polled(records.count(), ready, System.currentTimeMillis());
      return records;
    }

    /** What Kafka has for this thread beside what it was given, as far as it was told. */
    private long ready() {
      return assignment().stream().mapToLong(partition -> currentLag(partition).orElse(0)).sum();
    }
  }

  /** Whose thread has nothing to do but to wait for records. */
  private static final class SleepyConsumer extends KafkaConsumer<byte[], byte[]> {

    private static final Duration SLEEP = Duration.ofMillis(100);

    SleepyConsumer(Map<String, Object> config) {
      super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      return super.poll(timeout.compareTo(SLEEP) < 0 ? SLEEP : timeout);
    }
  }

  private static final class WatchedProducer extends KafkaProducer<byte[], byte[]> {

    WatchedProducer(Map<String, Object> config) {
      super(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void flush() {
      long start = System.nanoTime();
      super.flush();
      Haste.ofThisThread().spent(System.nanoTime() - start);
    }

    @Override
    public void sendOffsetsToTransaction(
        Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
      long start = System.nanoTime();
      super.sendOffsetsToTransaction(offsets, group);
      Haste.ofThisThread().spent(System.nanoTime() - start);
    }

    @Override
    public void commitTransaction() {
      long start = System.nanoTime();
      super.commitTransaction();
      Haste haste = Haste.ofThisThread();
      haste.spent(System.nanoTime() - start);
      haste.committed();
    }
  }
}
