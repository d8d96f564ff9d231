package io.moorline.streams;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.Topic;
import io.moorline.schemas.WireFormat;
import io.moorline.streams.Source.Message;
import io.moorline.streams.home.HomeStores;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.Waiting;
import io.moorline.streams.model.Model;
import io.moorline.streams.model.ModelBuilder;
import io.moorline.streams.station.Numbers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The topology without a Kafka: records in, records out, and a look into its stores. Those are in
 * memory: opening RocksDB ten times took most of a test's time.
 */
final class PlayedTopology implements AutoCloseable {

  private final WireFormat wire = new WireFormat(new MemoryRegistry());
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Model model;
  private final Map<String, TestOutputTopic<byte[], byte[]>> outputs = new HashMap<>();
  private final Map<String, Message> last = new HashMap<>();
  private final TopologyTestDriver driver;
  private @Nullable Map<String, IndexEntry> frozenIndex;

  PlayedTopology(Pipeline pipeline) {
    this.model = ModelBuilder.build(pipeline, Tables.catalog());
    Properties properties = StreamsConfiguration.decided(model.topics());
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "not-used:9092");
    properties.put(
        StreamsConfig.STATE_DIR_CONFIG,
        Path.of("target", "state", UUID.randomUUID().toString()).toString());
    this.driver =
        new TopologyTestDriver(
            ResolveTopology.build(model, wire, new Numbers(metrics), Stores::inMemoryKeyValueStore),
            properties);
  }

  WireFormat wire() {
    return wire;
  }

  Model model() {
    return model;
  }

  void pipe(Message message) {
    if (message.key() != null) {
      last.put(message.topic(), message);
    }
    driver
        .createInputTopic(message.topic(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(message.key(), message.value());
    if (frozenIndex != null) {
      indexContent().keySet().forEach(index()::delete);
      frozenIndex.forEach(index()::put);
    }
  }

  /** The last record with a key arrives once more. */
  void repeatLast(Topic topic) {
    pipe(last.get(topic.name()));
  }

  /** From now on the replicated index learns nothing more. */
  void freezeIndex() {
    frozenIndex = indexContent();
  }

  /** The replicated index learns of a reference sooner than those who asked its judge. */
  void learn(ReferenceKey reference, IndexEntry entry) {
    index().put(reference.text(), entry);
  }

  void passTime(Duration time) {
    driver.advanceWallClockTime(time);
  }

  /** What was sent there since the last call. */
  List<GenericRecord> drain(Topic topic) {
    return outputs
        .computeIfAbsent(
            topic.name(),
            name ->
                driver.createOutputTopic(
                    name, new ByteArrayDeserializer(), new ByteArrayDeserializer()))
        .readValuesToList()
        .stream()
        .map(wire::read)
        .toList();
  }

  /** The internal topics that carried anything. */
  List<String> usedWays() {
    return driver.producedTopicNames().stream()
        .filter(name -> name.endsWith("-repartition"))
        .toList();
  }

  double gauge(String name, String... tags) {
    return metrics.get(name).tags(tags).gauge().value();
  }

  double counter(String name, String... tags) {
    return metrics.get(name).tags(tags).counter().count();
  }

  /** The rows that wait or are set aside, by id. */
  Map<String, Waiting> waiting() {
    return content(driver.getKeyValueStore(HomeStores.WAITING));
  }

  @Override
  public void close() {
    driver.close();
  }

  private KeyValueStore<String, IndexEntry> index() {
    return driver.getKeyValueStore(HomeStores.INDEX);
  }

  private Map<String, IndexEntry> indexContent() {
    return content(index());
  }

  private static <T> Map<String, T> content(KeyValueStore<String, T> store) {
    Map<String, T> content = new HashMap<>();
    try (KeyValueIterator<String, T> all = store.all()) {
      all.forEachRemaining(entry -> content.put(entry.key, entry.value));
    }
    return content;
  }
}
