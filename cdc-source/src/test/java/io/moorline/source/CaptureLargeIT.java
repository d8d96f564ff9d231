package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.moorline.devstack.SharedStack;
import io.moorline.schemas.CdcSchema;
import io.moorline.schemas.WireFormat;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/**
 * The child has a quarter of a gigabyte; a transaction in one piece would not fit. {@code
 * -Dmoorline.rows=1000000} makes it four times as large.
 */
class CaptureLargeIT {

  private static final int ROWS = Integer.getInteger("moorline.rows", 250_000);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  void shouldCaptureALargeTransactionInLittleMemory() throws Exception {
    try (CaptureScenario scenario = new CaptureScenario("large")) {
      // Given
      scenario.setUp();
      Process child = scenario.children().start(CapturePace.DEFAULT);
      await().atMost(PATIENCE).until(() -> scenario.kafka().written("plan") > 0);

      // When
      scenario.execute(
          "INSERT INTO staging.规模明细 SELECT n, 'P' || n % 1000, n FROM generate_series(1, "
              + ROWS
              + ") n");

      // Then
      BitSet seen = new BitSet(ROWS + 1);
      int records = read(scenario, seen);
      assertThat(child.isAlive()).as(scenario.children().log()).isTrue();
      assertThat(seen.cardinality()).isEqualTo(ROWS);
      assertThat(records).as("records, each row once").isEqualTo(ROWS);
    }
  }

  /** Until every row was seen. */
  private static int read(CaptureScenario scenario, BitSet seen) {
    WireFormat wire = Delivered.wire(SharedStack.get());
    String topic = scenario.topics().cdc("scale").name();
    List<TopicPartition> partitions =
        IntStream.range(0, scenario.topics().partitions())
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .toList();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            SharedStack.get().bootstrapServers(),
            "isolation.level",
            "read_committed");
    int records = 0;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (seen.cardinality() < ROWS && System.nanoTime() < deadline) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          if (record.key() != null) {
            Object id = CdcSchema.read(wire.read(record.value())).row().get("id");
            seen.set(((Long) id).intValue());
            records++;
          }
        }
      }
    }
    return records;
  }
}
