package io.moorline.bench.flow;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import io.moorline.bench.Settings;
import io.moorline.bench.Stack;
import io.moorline.devstack.PostgresEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Debezium's engine with a plain producer behind it: at least once. */
final class PeerCapture implements Runnable, AutoCloseable {

  private final String topic;
  private final Path offsets = Files.createTempFile("bench-peer", ".offsets");
  private final KafkaProducer<byte[], byte[]> producer;
  private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;

  PeerCapture(Stack stack, String topic) throws IOException {
    this.topic = topic;
    Properties settings = Settings.read("peers/kafka-producer");
    settings.put("bootstrap.servers", stack.bootstrapServers());
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    this.engine =
        DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
            .using(engineSettings(stack.postgres()))
            .notifying(this::handOver)
            .build();
  }

  private Properties engineSettings(PostgresEndpoint postgres) {
    Properties settings = Settings.read("peers/debezium-chain");
    settings.setProperty("name", topic);
    settings.setProperty("topic.prefix", topic);
    settings.setProperty("slot.name", topic);
    settings.setProperty("publication.name", topic);
    settings.setProperty("database.hostname", postgres.host());
    settings.setProperty("database.port", Integer.toString(postgres.port()));
    settings.setProperty("database.dbname", Tables.DATABASE);
    settings.setProperty("database.user", postgres.user());
    settings.setProperty("database.password", postgres.password());
    settings.setProperty("offset.storage.file.filename", offsets.toString());
    return settings;
  }

  @Override
  public void run() {
    engine.run();
  }

  /** As Debezium's own server does it: a batch is done when Kafka has all of it. */
  private void handOver(
      List<RecordChangeEvent<SourceRecord>> events,
      RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
      throws InterruptedException {
    List<Future<?>> sent = new ArrayList<>(events.size());
    for (RecordChangeEvent<SourceRecord> event : events) {
      sent.add(producer.send(toKafka(event.record())));
    }
    producer.flush();
    for (int i = 0; i < sent.size(); i++) {
      try {
        sent.get(i).get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("Kafka refuses a record", e);
      }
      committer.markProcessed(events.get(i));
    }
    committer.markBatchFinished();
  }

  private ProducerRecord<byte[], byte[]> toKafka(SourceRecord record) {
    Struct row = ((Struct) record.value()).getStruct("after");
    return new ProducerRecord<>(
        topic,
        RowFormat.write(RowFormat.KEY, (Struct) record.key()),
        RowFormat.write(RowFormat.VALUE, row));
  }

  @Override
  public void close() throws IOException {
    engine.close();
    producer.close();
    Files.delete(offsets);
  }
}
