package io.moorline.source;

import io.moorline.devstack.EmbeddedStack;
import io.moorline.schemas.SnapshotLedger;
import io.moorline.schemas.Topic;
import io.moorline.schemas.Topics;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What arrives in the topics of a scenario. */
record ScenarioKafka(EmbeddedStack stack, Topics topics) {

  List<Delivered> read(String dataset) {
    return readRaw(topics.cdc(dataset)).stream().map(r -> Delivered.of(stack, r)).toList();
  }

  /** Without marks and truncates. */
  List<Delivered> rows(String dataset) {
    return read(dataset).stream().filter(record -> record.captured().hasRow()).toList();
  }

  /** How many records are there, committed or not. */
  int written(String dataset) {
    return readUncommitted(dataset).size();
  }

  /** The same without marks and truncates. */
  long rowsWritten(String dataset) {
    return readUncommitted(dataset).stream().filter(record -> record.key() != null).count();
  }

  private List<ConsumerRecord<byte[], byte[]>> readUncommitted(String dataset) {
    String topic = topics.cdc(dataset).name();
    return TopicReader.read(stack.bootstrapServers(), topic, "read_uncommitted");
  }

  Set<Integer> schemaIds(String dataset) {
    return readRaw(topics.cdc(dataset)).stream()
        .map(record -> ByteBuffer.wrap(record.value(), 1, 4).getInt())
        .collect(Collectors.toSet());
  }

  List<GenericRecord> quarantined() {
    return readRaw(topics.quarantine()).stream()
        .map(record -> Delivered.wire(stack).read(record.value()))
        .toList();
  }

  /** Asks for a dataset to be captured again. */
  void askForSnapshot(String dataset, String id) {
    SnapshotLedger.Entry entry = SnapshotLedger.request(dataset, new SnapshotLedger.Request(id));
    Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topics.snapshots().name(), entry.key(), entry.value()));
    }
  }

  Optional<SnapshotLedger.Progress> snapshotProgress(String dataset, String id) {
    SnapshotLedger ledger = new SnapshotLedger();
    readRaw(topics.snapshots()).forEach(record -> ledger.read(record.key(), record.value()));
    return ledger.progressOf(dataset, id);
  }

  List<ConsumerRecord<byte[], byte[]>> readRaw(Topic topic) {
    return TopicReader.read(stack.bootstrapServers(), topic.name(), "read_committed");
  }
}
