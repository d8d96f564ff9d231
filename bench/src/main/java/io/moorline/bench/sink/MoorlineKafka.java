package io.moorline.bench.sink;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.moorline.runtime.Check;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Moorline's whole sink, fed from a topic. The changes are in Kafka before the clock starts, in a
 * transaction that is committed when it does.
 */
final class MoorlineKafka implements Contender {

  private static final Duration LONG = Duration.ofMinutes(30);
  private static final Duration LOOK = Duration.ofMillis(5);
  private static final String NEXT = "SELECT next_offset FROM moorline.fence WHERE topic = ?";

  private final Ground ground;
  private final Target target;
  private final Topic topic;
  private final ChangeSchema schema;
  private final WireFormat wire;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Connection watch;
  private final Sink sink;
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
    await().atMost(LONG).until(() -> sink.readiness().stream().allMatch(Check::ok));
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
  public Load prepare(int version) throws Exception {
    loads++;
    producer.beginTransaction();
    Future<RecordMetadata> last = CompletableFuture.failedFuture(new NoSuchElementException());
    for (int number = 0; number < ground.rows(); number++) {
      last = producer.send(record(number, version));
    }
    producer.flush();
    long end = last.get().offset() + 1;
    return () -> {
      producer.commitTransaction();
      awaitWritten(end);
    };
  }

  private ProducerRecord<byte[], byte[]> record(int number, int version) {
    var row = ground.row(number, version);
    byte[] key = wire.write(WireFormat.keySubject(topic), schema.key(Map.of("id", row.get("id"))));
    byte[] value =
        wire.write(
            WireFormat.valueSubject(topic), schema.value(MoorlineChanges.of(row, loads, number)));
    return new ProducerRecord<>(topic.name(), 0, key, value);
  }

  /** The fence says how much is in the database. */
  private void awaitWritten(long end) throws SQLException {
    try (PreparedStatement statement = watch.prepareStatement(NEXT)) {
      statement.setString(1, topic.name());
      await()
          .atMost(LONG)
          .pollDelay(Duration.ZERO)
          .pollInterval(LOOK)
          .failFast("the sink has ended", () -> sink.ended().toCompletableFuture().isDone())
          .until(() -> written(statement) >= end);
    }
  }

  private static long written(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  @Override
  public void close() throws SQLException {
    sink.close();
    producer.close();
    watch.close();
  }
}
