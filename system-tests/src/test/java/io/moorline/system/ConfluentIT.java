package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.moorline.schemas.Names;
import io.moorline.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Confluent's own client reads what Moorline writes. */
@ExtendWith(World.class)
class ConfluentIT {

  @Test
  void shouldReadEveryPublicTopicWithConfluentsDeserializer() {
    try (Warehouse warehouse = Warehouse.ready("confluent");
        Sql sql = warehouse.sql()) {
      // Given rows in every public topic: one goes through, one is set aside
      warehouse.startAll();
      sql.run(Facts.insert("F1", "P1", "7"), Facts.insert("F2", null, "8"));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  sql.count(Facts.written("F1")) == 1
                      && sql.count("SELECT count(*) FROM moorline.quarantine") == 1);
      Topics topics = warehouse.topics();

      // When / Then
      List<GenericRecord> facts = readWithKeys(topics.cdc("scale_detail").name());
      assertThat(facts).filteredOn(fact -> !fact.get("op").toString().equals("MARK")).hasSize(2);
      assertThat(readWithKeys(topics.cdc("plan").name())).hasSizeGreaterThan(1);
      assertThat(readWithKeys(topics.cdc("portfolio").name())).hasSizeGreaterThan(1);
      assertThat(readWithKeys(topics.changes("plan").name())).hasSize(1);
      assertThat(readWithKeys(topics.changes("portfolio").name())).hasSize(1);
      assertThat(readWithKeys(topics.changes("scale_detail").name())).hasSize(1);
      assertThat(read(topics.derived().name())).hasSize(2);
      assertThat(read(topics.quarantine().name())).isNotEmpty();

      Schema row = facts.get(0).getSchema().getField("row").schema().getTypes().get(1);
      assertThat(logicalType(row, "月度")).isEqualTo("date");
      assertThat(logicalType(row, "期末规模")).isEqualTo("decimal");
      assertThat(logicalType(row, "流水号")).isEqualTo("string");
      assertThat(logicalType(row, "id")).isEqualTo("long");
    }
  }

  /** The values of a topic whose keys are Avro too; marks have none. */
  private static List<GenericRecord> readWithKeys(String topic) {
    try (Deserializer<?> keys = confluentsDeserializer(true);
        Deserializer<?> values = confluentsDeserializer(false)) {
      var records = Broker.read(topic, keys, values);
      assertThat(records)
          .map(ConsumerRecord::key)
          .filteredOn(Objects::nonNull)
          .isNotEmpty()
          .allMatch(GenericRecord.class::isInstance);
      return values(records);
    }
  }

  private static List<GenericRecord> read(String topic) {
    try (Deserializer<?> values = confluentsDeserializer(false)) {
      return values(Broker.read(topic, new ByteArrayDeserializer(), values));
    }
  }

  private static List<GenericRecord> values(List<? extends ConsumerRecord<?, ?>> records) {
    return records.stream()
        .<Object>map(ConsumerRecord::value)
        .map(GenericRecord.class::cast)
        .toList();
  }

  /** By name: the tests run with it, and do not compile against it. */
  private static Deserializer<?> confluentsDeserializer(boolean keys) {
    try {
      Deserializer<?> deserializer =
          (Deserializer<?>)
              Class.forName("io.confluent.kafka.serializers.KafkaAvroDeserializer")
                  .getConstructor()
                  .newInstance();
      deserializer.configure(Map.of("schema.registry.url", World.stack().registryUrl()), keys);
      return deserializer;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String logicalType(Schema row, String column) {
    Schema value = row.getField(Names.encode(column)).schema().getTypes().get(1);
    return value.getLogicalType() == null
        ? value.getType().getName()
        : value.getLogicalType().getName();
  }
}
