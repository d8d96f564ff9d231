package io.moorline.source;

import io.moorline.rules.pipeline.Kafka;
import io.moorline.runtime.KafkaTopics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A producer whose transactions begin with their first record. */
public final class CaptureProducer implements AutoCloseable {

  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final KafkaProducer<byte[], byte[]> producer;
  private boolean open;

  private CaptureProducer(KafkaProducer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /** Fences a predecessor of the same id and ends its open transaction. */
  public static CaptureProducer open(Kafka kafka, String transactionalId) {
    CaptureProducer opened =
        new CaptureProducer(
            new KafkaProducer<>(
                settings(kafka, transactionalId),
                new ByteArraySerializer(),
                new ByteArraySerializer()));
    try {
      opened.producer.initTransactions();
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  public void send(ProducerRecord<byte[], byte[]> record) {
    if (!open) {
      producer.beginTransaction();
      open = true;
    }
    producer.send(record);
  }

  /** Throws when any record of the transaction could not be written. */
  public void commit() {
    producer.commitTransaction();
    open = false;
  }

  boolean isOpen() {
    return open;
  }

  /** Whatever is not committed is gone. */
  @Override
  public void close() {
    producer.close(CLOSE);
  }

  private static Map<String, Object> settings(Kafka kafka, String transactionalId) {
    Map<String, Object> settings = KafkaTopics.clientSettings(kafka);
    settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 20);
    settings.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    return settings;
  }
}
