package io.moorline.streams.notify;

import io.moorline.rules.pipeline.Kafka;
import io.moorline.runtime.KafkaTopics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes JSON to a topic, a record for each notice. */
final class TopicDelivery implements Delivery {

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;

  TopicDelivery(Kafka kafka, String topic) {
    this.producer =
        new KafkaProducer<>(
            KafkaTopics.clientSettings(kafka),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.topic = topic;
  }

  @Override
  public void deliver(Message message) throws IOException, InterruptedException {
    try {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (Notice notice : message.derived()) {
        Message one = Message.of(message.pipeline(), message.channel(), List.of(notice));
        byte[] key = (notice.reference() + "|" + notice.key()).getBytes(StandardCharsets.UTF_8);
        sent.add(producer.send(new ProducerRecord<>(topic, key, one.json())));
      }
      for (Future<RecordMetadata> record : sent) {
        record.get();
      }
    } catch (ExecutionException | KafkaException e) {
      throw new IOException("the topic " + topic + " does not take it: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
