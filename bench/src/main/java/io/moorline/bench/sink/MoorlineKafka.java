package io.moorline.bench.sink;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.moorline.runtime.KafkaTopics;
import io.moorline.runtime.Registries;
import io.moorline.schemas.ChangeSchema;
import io.moorline.schemas.Table;
import io.moorline.schemas.Topic;
import io.moorline.schemas.WireFormat;
import io.moorline.sink.Sink;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Moorline's whole sink, fed from a topic. The changes are in Kafka before the clock starts, in a
 * transaction that is committed when it does.
 */
final class MoorlineKafka implements Contender {

  private static final String NEXT = "SELECT sum(next_offset) FROM moorline.fence WHERE topic = ?";

  private final Ground ground;
  private final Target target;
  private final Topic topic;
  private final ChangeSchema schema;
  private final WireFormat wire;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Connection watch;
  private final Sink sink;
  private long published;
  private int loads;

  MoorlineKafka(Ground ground) throws SQLException {
    this.ground = ground;
    this.target = Target.setUp(ground, 1);
    this.topic = target.topics().changes(Target.DATASET);
    this.wire = new WireFormat(Registries.of(target.pipeline().registry()));
    Table table = target.catalog().get("bench", "public", Ground.TABLE);
    this.schema =
        ChangeSchema.of(
            target.pipeline().name(),
            Target.DATASET,
            table,
            List.of("id"),
            List.copyOf(ground.row(0, 0).keySet()));
    this.producer = producer();
    this.watch = ground.stack().postgres().connect(Ground.DATABASE);
    this.sink = new Sink(target.pipeline(), target.catalog(), new SimpleMeterRegistry());
    sink.start();
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> settings = KafkaTopics.clientSettings(target.pipeline().kafka());
    settings.put("transactional.id", target.pipeline().name());
    settings.put("transaction.timeout.ms", 600_000);
    settings.put("linger.ms", 20);
    settings.put("batch.size", 1 << 18);
    KafkaProducer<byte[], byte[]> made =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    made.initTransactions();
    return made;
  }

  @Override
  public Load prepare(int version) {
    loads++;
    producer.beginTransaction();
    for (int number = 0; number < ground.rows(); number++) {
      var row = ground.row(number, version);
      byte[] key =
          wire.write(WireFormat.keySubject(topic), schema.key(Map.of("id", row.get("id"))));
      byte[] value =
          wire.write(
              WireFormat.valueSubject(topic), schema.value(MoorlineChanges.of(row, loads, number)));
      producer.send(new ProducerRecord<>(topic.name(), 0, key, value));
    }
    producer.flush();
    published += ground.rows();
    return () -> {
      producer.commitTransaction();
      awaitWritten();
    };
  }

  /** The fence says how much is in the database. */
  private void awaitWritten() throws Exception {
    try (PreparedStatement statement = watch.prepareStatement(NEXT)) {
      statement.setString(1, topic.name());
      while (written(statement) < published) {
        Thread.sleep(10);
      }
    }
  }

  private static long written(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    sink.close();
    producer.close();
    watch.close();
  }
}
